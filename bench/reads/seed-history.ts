/** Statements that make the history of the inventory, by what they make. */
export function historyStatements(lastHour: string): Record<string, string> {
  const end = `'${lastHour}'::timestamptz`;
  return {
    collections: collections(end),
    episodes: episodes(end),
    findings: findings(end),
    'finding events': `INSERT INTO finding_events
      SELECT account_id, fingerprint, opened_at, 'opened', 'collector', severity, NULL, NULL::uuid FROM findings
      UNION ALL SELECT account_id, fingerprint, opened_at + interval '1 day', 'severity-changed', 'collector', severity, NULL, NULL
      FROM findings WHERE severity = 'critical'
      UNION ALL SELECT account_id, fingerprint, resolved_at, 'resolved', 'collector', severity, resolution, NULL
      FROM findings WHERE resolved_at IS NOT NULL`,
    'rollup days': `INSERT INTO rollup_days
      SELECT s.account_id, d::date, s.region, least(d + interval '23 hours 30 minutes', ${end}), count(*)::int,
        CASE WHEN extract(day FROM d) = 13 THEN 1 ELSE 0 END
      FROM scopes s, ${days(end)} GROUP BY s.account_id, s.region, d`,
    rollups: rollups(end),
  };
}

function days(end: string): string {
  return `generate_series(date_trunc('day', ${end}) - interval '364 days', ${end}, '1 day') d`;
}

/** One an hour in each scope; one in 200 fails. */
function collections(end: string): string {
  return `INSERT INTO collections
      (account_id, id, region, collector, trigger, started_at, finished_at, seen_at, outcome, calls, resources, changes, issues)
    SELECT account_id, gen_random_uuid(), region, collector, 'schedule', t - interval '4 minutes', t, t,
      CASE WHEN has_failed THEN 'failed' ELSE 'complete' END,
      '{"ec2:DescribeInstances": 21, "ec2:DescribeIamInstanceProfileAssociations": 19}', '{"instances": 12500}', 14,
      CASE WHEN has_failed THEN '[{"code": "throttled", "message": "AWS throttled ec2:DescribeInstances.", "action": "ec2:DescribeInstances"}]'::jsonb
        ELSE '[]' END
    FROM (
      SELECT s.*, t, t < ${end} AND bench.pick(extract(epoch FROM t)::bigint, length(s.region || s.collector), 200) = 0 AS has_failed
      FROM scopes s, generate_series(${end} - interval '365 days', ${end}, '1 hour') t) c`;
}

/** About 60,000: open where a machine runs without a profile, and ended ones of the others. */
function episodes(end: string): string {
  return `INSERT INTO episodes
    SELECT account_id, region, instance_id, opened, 'launch', opened <= ${end} - interval '364 days', opened + interval '20 minutes',
      ended, CASE WHEN ended IS NOT NULL THEN
        ('{role-attached,role-attached,role-attached,role-attached,role-attached,terminated,stopped}'::text[])[1 + bench.pick(n, 23, 7)] END,
      owner
    FROM (
      SELECT m.*, since - before AS opened,
        CASE WHEN NOT (is_there AND state = 'running' AND profile IS NULL)
          THEN least(${end}, since - before + (1 + bench.pick(n, 21, 600) * bench.pick(n, 22, 600) / 200) * interval '47 minutes' + bench.pick(n, 24, 3600) * interval '1 second') END AS ended
      FROM bench.machines m
      WHERE is_there AND state = 'running' AND profile IS NULL OR bench.pick(n, 20, 100) < 43) e`;
}

/** 20,000: most of instances, the others of keys and of credentials in user data. */
function findings(end: string): string {
  return `INSERT INTO findings
    SELECT account_id, md5('finding' || n), rule_id, CASE WHEN rule_id = 'key-old' THEN 'global' ELSE region END,
      CASE WHEN rule_id = 'key-old' THEN 'access-key' ELSE 'instance' END,
      CASE WHEN rule_id = 'key-old' THEN 'AKIA' || upper(substr(md5(account_id || '/' || n % 1500), 1, 16)) ELSE instance_id END,
      CASE rule_id WHEN 'user-data-credentials' THEN 'critical' WHEN 'key-old' THEN 'medium' ELSE 'high' END,
      CASE WHEN is_open THEN 'open' ELSE 'resolved' END, opened, CASE WHEN NOT is_open THEN least(${end}, opened + interval '9 days') END,
      CASE WHEN NOT is_open THEN 'role-attached' END, 0, owner, 'An instance runs without a role: ' || instance_id,
      jsonb_build_object('instanceId', instance_id, 'name', 'web-' || n, 'launchedAt', opened)
    FROM (
      SELECT m.*, CASE bench.pick(n, 30, 20) WHEN 0 THEN 'key-old' WHEN 1 THEN 'user-data-credentials'
          WHEN 2 THEN 'ec2-empty-instance-profile' ELSE 'ec2-no-instance-profile' END AS rule_id,
        bench.pick(n, 31, 100) < 45 AS is_open, ${end} - (1 + bench.pick(n, 32, 364 * 24)) * interval '1 hour' AS opened
      FROM bench.machines m WHERE n < 20000) f`;
}

/** Each day of each account, region and owner; keys under \`global\`. */
function rollups(end: string): string {
  const roll = (purpose: number, below: number) =>
    `bench.pick(extract(epoch FROM d)::bigint + o * 7 + r, ${purpose}, ${below})`;
  return `INSERT INTO rollups
    SELECT a.account_id, d::date, (ARRAY['global', 'us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1'])[r], 'team-' || lpad(o::text, 2, '0'),
      CASE WHEN r > 1 THEN 180 + ${roll(1, 40)} ELSE 0 END, CASE WHEN r > 1 THEN 140 + ${roll(2, 40)} ELSE 0 END, 0, 0,
      CASE WHEN r > 1 THEN ${roll(3, 60)} ELSE 0 END, CASE WHEN r > 1 THEN ${roll(3, 60)} * 86400::bigint ELSE 0 END,
      ${roll(4, 20)} / 19, ${roll(5, 20)} / 19, 0,
      CASE WHEN r > 1 AND ${roll(6, 5)} = 0 THEN ARRAY[3600 + ${roll(7, 900000)}] WHEN r > 1 AND ${roll(6, 5)} = 1
        THEN ARRAY[600 + ${roll(8, 90000)}, 9000 + ${roll(9, 2000000)}] ELSE '{}' END,
      k * 35, k * 15, 0, k * 5, k * 12, 0, 0, k * 5, k * 30,
      CASE WHEN r > 1 THEN ${roll(10, 3)} ELSE 0 END, CASE WHEN r > 1 THEN ${roll(11, 30)} / 29 ELSE 0 END,
      CASE WHEN r > 1 THEN ${roll(12, 30)} / 29 ELSE 0 END
    FROM accounts a, ${days(end)}, generate_series(1, 5) r, generate_series(0, 59) o,
      LATERAL (SELECT CASE WHEN r = 1 THEN 1 ELSE 0 END) v (k)`;
}
