import { connect } from '#lib/db/connection.ts';

/**
 * A statement that makes so many findings of two accounts, 111111111111 and 222222222222: of 60 owners and 2,000 launch
 * templates, four rules and severities, one in five of them resolved and one in ten muted.
 */
export function queueFindings(count: number): string {
  return `INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, base_severity, risk,
      severity_parts, state, opened_at, resolved_at, resolution, owner, title, evidence, root_cause, assignee, due_at, labels)
    SELECT CASE WHEN n % 5 < 3 THEN '111111111111' ELSE '222222222222' END, md5('queued' || n),
      ('{ec2-no-instance-profile,ec2-imdsv1-allowed,user-data-credentials,resource-unowned}'::text[])[1 + n % 4],
      ('{us-east-1,us-west-2,eu-west-1}'::text[])[1 + n % 3], 'instance', 'i-' || substr(md5((n / 2)::text), 1, 17),
      ('{high,medium,critical,low}'::text[])[1 + n % 4], ('{high,medium,critical,low}'::text[])[1 + n % 4],
      ('{55,30,80,10}'::int[])[1 + n % 4] + (n / 7 % 3) * 10,
      CASE n / 7 % 3 WHEN 0 THEN '[]'::jsonb ELSE '[{"factor": "internet", "points": 10, "detail": "198.18.0.1"}]'::jsonb END,
      CASE n % 10 WHEN 0 THEN 'resolved' WHEN 1 THEN 'resolved' WHEN 2 THEN 'acknowledged' WHEN 3 THEN 'muted' ELSE 'open' END,
      now() - (1 + n % 8000) * interval '1 hour', CASE WHEN n % 10 < 2 THEN now() END, CASE WHEN n % 10 < 2 THEN 'remediated' END,
      'team-' || lpad((n % 60)::text, 2, '0'), 'Instance i-' || n || ' has no instance profile',
      jsonb_build_object('instanceId', 'i-' || n, 'instanceName', 'web-' || n, 'state', 'running'),
      CASE WHEN n % 3 > 0 THEN 'lt-' || n % 2000 END, CASE WHEN n % 20 = 4 THEN 'person ' || n % 12 END,
      now() + (n % 600 - 200) * interval '1 hour', CASE WHEN n % 50 = 0 THEN '{q4}'::text[] ELSE '{}' END
    FROM generate_series(1, ${count}) n`;
}

/** Adds so many findings to a database that has these accounts. */
export async function seedFindings(connectionString: string, count: number): Promise<void> {
  const client = await connect(connectionString);
  try {
    await client.query(queueFindings(count));
    await client.query('VACUUM (ANALYZE) findings');
  } finally {
    await client.end();
  }
}
