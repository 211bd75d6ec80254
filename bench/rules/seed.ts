import { connect } from '#lib/db/connection.ts';

export const accountId = '111111111111';
export const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1'] as const;

/** When the estate was seen first, and when 1 % of it had changed. */
export const seenAt = new Date('2026-06-01T00:00:00Z');
export const changedAt = new Date('2026-06-01T01:00:00Z');

/**
 * 100,000 instances, 1,000 of them with a key in their user data, 1,000 launch templates, 5,000 roles in as many profiles, and
 * 5,000 users with a key or two, all with their share of faults.
 */
export async function seedRules(connectionString: string): Promise<void> {
  await run(connectionString, [
    `INSERT INTO accounts (account_id, name, monitored_at) VALUES ('${accountId}', 'bench', '${at(seenAt)}')`,
    `INSERT INTO scopes (account_id, region, collector, complete_at, first_complete_at)
      SELECT '${accountId}', region, 'ec2', '${at(seenAt)}'::timestamptz, '${at(seenAt)}'::timestamptz
      FROM unnest('{${regions.join(',')}}'::text[]) region
      UNION ALL SELECT '${accountId}', 'global', 'iam', '${at(seenAt)}', '${at(seenAt)}'`,
    `INSERT INTO collections (account_id, id, region, collector, trigger, started_at, finished_at, seen_at, outcome)
      SELECT account_id, gen_random_uuid(), region, collector, 'schedule', complete_at, complete_at, complete_at, 'complete' FROM scopes`,
    instances(first, seenAt),
    ...iamResources(first, seenAt),
    ...launchResources(first, seenAt),
    'VACUUM (ANALYZE)',
  ]);
}

/** Changes every hundredth instance, template, exposure, role, profile, user and key: faults come and go. */
export async function changeOneInAHundred(connectionString: string): Promise<void> {
  await run(connectionString, [
    ...Object.entries(keys).map(
      ([table, key]) => `UPDATE ${table} SET valid_to = '${at(changedAt)}' ${changed.some(key)}`,
    ),
    instances(changed, changedAt),
    ...iamResources(changed, changedAt),
    ...launchResources(changed, changedAt),
  ]);
}

const keys: Record<string, string> = {
  ...{ instances: 'instance_id', roles: 'role_arn', instance_profiles: 'profile_arn' },
  ...{ users: 'user_name', access_keys: 'access_key_id' },
  ...{ launch_template_versions: 'template_id', exposures: 'resource_id' },
};

function at(time: Date): string {
  return time.toISOString();
}

const instanceId = `'i-' || substr(md5(n::text), 1, 17)`;
const keyId = (n: string) => `'AKIA' || upper(substr(md5('key' || ${n}), 1, 16))`;
const region = `('{${regions.join(',')}}'::text[])[1 + n % 4]`;

/** `shift` decides anew who has which fault. */
function instances({ shift, some }: Seeding, from: Date): string {
  const arn = (n: string) => `'arn:aws:iam::${accountId}:instance-profile/app-' || ${n}`;
  return `INSERT INTO instances (account_id, region, instance_id, valid_from, state, instance_type, image_id, name,
      launch_time, created_at, profile_arn, associated_at, http_tokens, launch_template_id, launch_template_version,
      auto_scaling_group, owner, tags)
    SELECT * FROM (
      SELECT '${accountId}', ${region}, ${instanceId} AS instance_id, '${at(from)}'::timestamptz,
        CASE WHEN (n + ${shift}) % 20 = 0 THEN 'stopped' ELSE 'running' END, 'm7g.large', 'ami-0abc', 'web-' || n,
        '${at(seenAt)}'::timestamptz - interval '9 days', '${at(seenAt)}'::timestamptz - interval '9 days',
        CASE WHEN (n + ${shift}) % 9 > 1 THEN ${arn('n % 5000')} END, '${at(seenAt)}'::timestamptz - interval '8 days',
        CASE WHEN (n + ${shift}) % 3 = 0 THEN 'optional' ELSE 'required' END, 'lt-' || n % 1000, '3', 'asg-' || n % 6000,
        CASE WHEN (n + ${shift}) % 17 = 0 THEN 'unowned' ELSE 'team-' || n % 60 END,
        jsonb_build_object('service', 'service-' || n % 5500, 'env', 'prod', 'Name', 'web-' || n)
      FROM generate_series(0, 99999) n) made ${some('instance_id')}`;
}

/** What is seeded: all as it is first, or of all every hundredth, with other faults. `some` by a column. */
type Seeding = { shift: number; some: (column: string) => string };

const first: Seeding = { shift: 0, some: () => '' };
const changed: Seeding = { shift: 7, some: (column) => `WHERE abs(hashtext(${column})) % 100 = 0` };

/** Launch templates, and keys in the user data of instances. */
function launchResources({ shift, some }: Seeding, from: Date): string[] {
  return [
    `INSERT INTO launch_template_versions (account_id, region, template_id, version_number, valid_from, template_name,
        is_default, is_latest, created_at, profile, owner, tags)
      SELECT * FROM (SELECT '${accountId}', ${region}, 'lt-' || n AS template_id, 3, '${at(from)}'::timestamptz, 'web-' || n, true, true,
        '${at(seenAt)}'::timestamptz - interval '9 days', CASE WHEN (n + ${shift}) % 9 > 1 THEN 'app-' || n END, 'team-' || n % 60,
        jsonb_build_object('env', 'prod') FROM generate_series(0, 999) n) made ${some('template_id')}`,
    `INSERT INTO exposures (account_id, region, source, resource_id, credential, valid_from, kind, confidence, access_key_id,
        key_account_id, place, line, "column", length, owner)
      SELECT * FROM (SELECT '${accountId}', ${region}, 'user-data', ${instanceId} AS resource_id, ${keyId('n % 7000')},
        '${at(from)}'::timestamptz, 'access-key-pair', 'sure', ${keyId('n % 7000')}, '${accountId}', 'user data', 7 + ${shift}, 1, 40,
        'team-' || n % 60 FROM generate_series(3, 99999, 100) n) made ${some('resource_id')}`,
  ];
}

/** Users, keys, roles and profiles. */
function iamResources({ shift, some }: Seeding, from: Date): string[] {
  const [seen, day] = [`'${at(seenAt)}'::timestamptz`, "interval '1 day'"];
  const arn = (kind: string) => `'arn:aws:iam::${accountId}:${kind}/app-' || n`;
  const policy = `jsonb_build_object('own', jsonb_build_object('Version', '2012-10-17', 'Statement', (
      SELECT jsonb_agg(jsonb_build_object('Effect', 'Allow', 'Action',
        (ARRAY['s3:GetObject', 'sqs:*', 'ec2:Describe*', 'dynamodb:PutItem', 'kms:Decrypt', 'iam:PassRole'])[1 + (n + s + ${shift}) % 6],
        'Resource', CASE WHEN (n + s) % 4 = 0 THEN '*' ELSE 'arn:aws:s3:::bucket-' || n || '/*' END))
      FROM generate_series(1, 10) s)))`;
  return [
    `INSERT INTO roles (account_id, role_arn, valid_from, role_id, role_name, created_at, ec2_assumable, trust_policy,
        inline_policies, attached_policy_arns, owner, tags)
      SELECT * FROM (SELECT '${accountId}', ${arn('role')} AS role_arn, '${at(from)}'::timestamptz, 'AROA' || n, 'app-' || n,
        ${seen} - 90 * ${day}, true, '{}'::jsonb, ${policy}, '{}'::text[],
        CASE WHEN (n + ${shift}) % 17 = 0 THEN 'unowned' ELSE 'team-' || n % 60 END, '{}'::jsonb
        FROM generate_series(0, 4999) n) made ${some('role_arn')}`,
    `INSERT INTO instance_profiles (account_id, profile_arn, valid_from, profile_name, role_arn)
      SELECT * FROM (SELECT '${accountId}', ${arn('instance-profile')} AS profile_arn, '${at(from)}'::timestamptz, 'app-' || n,
        'arn:aws:iam::${accountId}:role/app-' || (n + ${shift}) % 5000 FROM generate_series(0, 4999) n) made
      ${some('profile_arn')}`,
    `INSERT INTO users (account_id, user_name, valid_from, user_arn, inline_policies, attached_policy_arns, groups, owner, tags)
      SELECT * FROM (SELECT '${accountId}', 'user-' || n AS user_name, '${at(from)}'::timestamptz,
        ${arn('user')}, '{}'::jsonb, '{}'::text[], '{}'::text[], 'team-' || (n + ${shift}) % 60, '{}'::jsonb
        FROM generate_series(0, 4999) n) made ${some('user_name')}`,
    `INSERT INTO access_keys (account_id, access_key_id, valid_from, user_name, is_root, is_active, created_at, last_used_at,
        is_use_known, owner)
      SELECT * FROM (SELECT '${accountId}', ${keyId('n')} AS access_key_id,
        '${at(from)}'::timestamptz, 'user-' || n % 5000, false, (n + ${shift}) % 5 > 0,
        ${seen} - (n % 400) * ${day}, ${seen} - (n % 90) * ${day}, true, 'team-' || n % 60
        FROM generate_series(0, 6999) n) made ${some('access_key_id')}`,
  ];
}

async function run(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = await connect(connectionString);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
