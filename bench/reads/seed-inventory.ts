/** Statements that make the inventory, by what they make. They share the schema `bench`. */
export function inventoryStatements(lastHour: string): Record<string, string> {
  const end = `'${lastHour}'::timestamptz`;
  return {
    tools: 'CREATE SCHEMA bench',
    // Evenly spread and the same each time: the number below `below` that belongs to `n` and a purpose.
    pick: `CREATE FUNCTION bench.pick(n bigint, purpose int, below int) RETURNS int
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (abs(hashint8extended(n, purpose) % below))::int`,
    accounts: `INSERT INTO accounts VALUES
      ('111111111111', 'prod', ${end} - interval '365 days'), ('222222222222', 'dev', ${end} - interval '365 days')`,
    scopes: `INSERT INTO scopes
      SELECT a.account_id, s.region, s.collector, ${end}, ${end} - interval '365 days', NULL
      FROM accounts a, (
        SELECT region, collector FROM unnest('{us-east-1,us-west-2,eu-west-1,ap-south-1}'::text[]) region,
          unnest('{ec2,user-data}'::text[]) collector
        UNION ALL SELECT 'global', 'iam') s`,
    machines: machines(end),
    instances: instances(),
    profiles: `INSERT INTO instance_profiles
      SELECT a.account_id, 'arn:aws:iam::' || a.account_id || ':instance-profile/app-' || n,
        ${end} - interval '365 days', NULL, 'app-' || n, 'arn:aws:iam::' || a.account_id || ':role/app-' || n,
        ${end} - interval '400 days'
      FROM accounts a, generate_series(1, 390) n`,
    roles: roles(end),
    users: `INSERT INTO users
      SELECT a.account_id, 'user-' || n, ${end} - interval '365 days', NULL,
        'arn:aws:iam::' || a.account_id || ':user/user-' || n, ${end} - interval '900 days', '{}', '{}', '{}', NULL,
        'team-' || lpad(bench.pick(n, 1, 60)::text, 2, '0'), '{}'
      FROM accounts a, generate_series(1, 800) n`,
    keys: accessKeys(end),
  };
}

/** 120,000 machines, of which the first 100,000 are still there. */
function machines(end: string): string {
  return `CREATE TABLE bench.machines AS
    SELECT n, CASE WHEN n % 5 < 3 THEN '111111111111' ELSE '222222222222' END AS account_id,
      ('{us-east-1,us-east-1,us-west-2,eu-west-1,ap-south-1}'::text[])[1 + bench.pick(n, 1, 5)] AS region,
      'i-' || substr(md5(n::text), 1, 17) AS instance_id,
      'team-' || lpad(bench.pick(n, 2, 60)::text, 2, '0') AS owner,
      ${end} - interval '1 hour' - bench.pick(n, 3, 300 * 24) * interval '1 hour' AS since,
      (1 + bench.pick(n, 4, 60)) * interval '1 day' AS before,
      n < 100000 AS is_there, bench.pick(n, 5, 100) < 60 AS has_past,
      CASE WHEN bench.pick(n, 6, 100) < 82
        THEN 'app-' || 1 + bench.pick(n, 7, 400) END AS profile,
      CASE bench.pick(n, 8, 20) WHEN 0 THEN 'stopped' WHEN 1 THEN 'stopped' WHEN 2 THEN 'stopping'
        ELSE 'running' END AS state
    FROM generate_series(0, 119999) n`;
}

/** The versions of each machine: what it is, and for most what it was before. */
function instances(): string {
  const row = (from: string, to: string, state: string, profile: string) => `
    SELECT account_id, region, instance_id, ${from}, ${to}, ${state}, ${from}, 'm7g.large', 'ami-0abcdef0123456789',
      'Linux/UNIX', 'web-' || n, ${from}, since - before,
      'arn:aws:iam::' || account_id || ':instance-profile/' || ${profile}, ${from}, 'required',
      'lt-' || bench.pick(n, 9, 300), '3', 'asg-' || bench.pick(n, 9, 300), owner,
      jsonb_build_object('owner', owner, 'service', 'web-' || n, 'env', 'prod')
    FROM bench.machines`;
  return `INSERT INTO instances
    ${row('since', `CASE WHEN is_there THEN NULL ELSE since + interval '30 minutes' END`, 'state', 'profile')}
    UNION ALL ${row('since - before', 'since', `'running'`, `CASE WHEN n % 3 = 0 THEN NULL ELSE profile END`)} WHERE has_past`;
}

function roles(end: string): string {
  return `INSERT INTO roles
    SELECT a.account_id, 'arn:aws:iam::' || a.account_id || ':role/app-' || n, ${end} - interval '200 days', NULL,
      'AROA' || upper(substr(md5(a.account_id || n), 1, 17)), 'app-' || n, ${end} - interval '400 days',
      ${end} - bench.pick(n, 1, 90) * interval '1 day', 'us-east-1', n % 3 > 0,
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
      '{}', ARRAY['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
      NULL, 'team-' || lpad(bench.pick(n, 2, 60)::text, 2, '0'), '{}'
    FROM accounts a, generate_series(1, 600) n`;
}

/** Two keys for most users, each with the versions that its uses made. */
function accessKeys(end: string): string {
  return `INSERT INTO access_keys
    SELECT a.account_id, 'AKIA' || upper(substr(md5(a.account_id || '/' || n), 1, 16)),
      ${end} - v * interval '40 days', CASE WHEN v > 1 THEN ${end} - (v - 1) * interval '40 days' END,
      'user-' || 1 + n / 2, false, bench.pick(n, 1, 10) < 7, ${end} - (320 + bench.pick(n, 2, 700)) * interval '1 day',
      CASE WHEN n % 7 > 0 THEN ${end} - (v * 40 + bench.pick(n, 3, 40)) * interval '1 day' END, 's3', 'us-east-1', true,
      'team-' || lpad(bench.pick(n / 2, 1, 60)::text, 2, '0')
    FROM accounts a, generate_series(0, 1499) n, generate_series(1, 8) v`;
}
