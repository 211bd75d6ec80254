import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { matching, monitored, type ResourceFilter, searching } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, numberKey, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';

const { empty, sql } = Prisma;

export type RoleRow = {
  accountId: string;
  roleArn: string;
  roleId: string;
  roleName: string;
  createdAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedRegion: string | null;
  ec2Assumable: boolean;
  attachedPolicyArns: string[];
  permissionsBoundary: string | null;
  owner: string;
  instances: number;
  validFrom: Date;
};

/** What of the roles a list shows. */
export type RoleSearch = { ec2Assumable?: boolean | undefined; q?: string | undefined };

const identity = [
  textKey<RoleRow>('r.account_id', (row) => row.accountId),
  textKey<RoleRow>('r.role_arn', (row) => row.roleArn),
];

/** How roles can be sorted. */
export const roleSortKeys = {
  roleArn: identity,
  roleName: [textKey<RoleRow>('r.role_name', (row) => row.roleName), ...identity],
  createdAt: [timeKey<RoleRow>('r.created_at', (row) => row.createdAt), ...identity],
  lastUsedAt: [timeKey<RoleRow>('r.last_used_at', (row) => row.lastUsedAt), ...identity],
  owner: [textKey<RoleRow>('r.owner', (row) => row.owner), ...identity],
  instances: [numberKey<RoleRow>('coalesce(n.instances, 0)', 'integer', (row) => row.instances), ...identity],
};

const columns = sql`r.account_id AS "accountId", r.role_arn AS "roleArn", r.role_id AS "roleId",
  r.role_name AS "roleName", r.created_at AS "createdAt", r.last_used_at AS "lastUsedAt",
  r.last_used_region AS "lastUsedRegion", r.ec2_assumable AS "ec2Assumable",
  r.attached_policy_arns AS "attachedPolicyArns", r.permissions_boundary AS "permissionsBoundary", r.owner,
  r.valid_from AS "validFrom"`;

/** Running instances of each role, counted once for all roles. */
const carriers = (now: Date) => sql`carriers AS MATERIALIZED (
  SELECT p.account_id, p.role_arn, count(*)::int AS instances
  FROM instances i
  JOIN instance_profiles p ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn AND p.valid_to IS NULL
  WHERE i.valid_to IS NULL AND i.state = 'running' ${monitored('i', now)}
  GROUP BY 1, 2)`;

/** One page of the roles as last seen. Roles belong to the account: regions do not matter. */
export async function readRoles(
  db: Database,
  filter: ResourceFilter,
  now: Date,
  wanted: RoleSearch,
  keyset: Keyset<RoleRow>,
): Promise<RoleRow[]> {
  return db.$queryRaw`
    WITH ${carriers(now)}
    SELECT ${columns}, coalesce(n.instances, 0) AS instances
    FROM roles r
    LEFT JOIN carriers n ON n.account_id = r.account_id AND n.role_arn = r.role_arn
    WHERE r.valid_to IS NULL ${matching('r', filter, ['account', 'owner'])} ${monitored('r', now)}
      ${wanted.ec2Assumable === undefined ? empty : sql`AND r.ec2_assumable = ${wanted.ec2Assumable}`}
      ${searching([sql`r.role_arn`], wanted.q)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

export type RoleDetailRow = RoleRow & {
  trustPolicy: unknown;
  inlinePolicies: unknown;
  tags: unknown;
  validTo: Date | null;
};

/** One role by its ARN as last seen, even if it is gone since. */
export async function readRole(
  db: Database,
  filter: ResourceFilter,
  now: Date,
  roleArn: string,
): Promise<RoleDetailRow | null> {
  const rows = await db.$queryRaw<RoleDetailRow[]>`
    SELECT ${columns}, r.trust_policy AS "trustPolicy", r.inline_policies AS "inlinePolicies", r.tags,
      r.valid_to AS "validTo", (
        SELECT count(*)::int FROM instances i
        JOIN instance_profiles p ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn
        WHERE p.account_id = r.account_id AND p.role_arn = r.role_arn AND p.valid_to IS NULL
          AND i.valid_to IS NULL AND i.state = 'running' ${monitored('i', now)}) AS instances
    FROM roles r
    WHERE r.account_id IN (SELECT account_id FROM accounts) AND r.role_arn = ${roleArn}
      ${matching('r', filter, ['account'])}
    ORDER BY r.valid_from DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** The instance profiles that hold a role as last seen. */
export async function readRoleProfiles(
  db: Database,
  accountId: string,
  roleArn: string,
): Promise<{ profileArn: string; profileName: string }[]> {
  return db.$queryRaw`
    SELECT profile_arn AS "profileArn", profile_name AS "profileName" FROM instance_profiles
    WHERE account_id = ${accountId} AND role_arn = ${roleArn} AND valid_to IS NULL
    ORDER BY profile_arn LIMIT 200`;
}

/** The newest 200 versions of one role, newest first. */
export async function readRoleVersions(
  db: Database,
  accountId: string,
  roleArn: string,
): Promise<{ validFrom: Date; validTo: Date | null }[]> {
  return db.$queryRaw`
    SELECT valid_from AS "validFrom", valid_to AS "validTo" FROM roles
    WHERE account_id = ${accountId} AND role_arn = ${roleArn}
    ORDER BY valid_from DESC LIMIT 200`;
}
