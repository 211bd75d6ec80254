import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  among,
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
} from '#lib/db/read-filter.ts';
import {
  afterCursor,
  type Keyset,
  numberKey,
  orderedPage,
  type SortKey,
  textKey,
  timeKey,
} from '#lib/db/read-page.ts';
import { longestHistory, mergedVersions } from '#lib/db/read-versions.ts';
import { type PermissionStanding, permissionClasses } from '#lib/domain/policy/permission-class.ts';

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
  /** Null: EC2 may not assume it, or it was not looked at yet. */
  standing: PermissionStanding | null;
  instances: number;
  instanceOwners: number;
  validFrom: Date;
};

/** What of the roles a list shows. */
export type RoleSearch = {
  ec2Assumable?: boolean | undefined;
  policy?: readonly string[] | undefined;
  standing?: readonly PermissionStanding[] | undefined;
  q?: string | undefined;
};

const identity = [
  textKey<RoleRow>('r.account_id', (row) => row.accountId),
  textKey<RoleRow>('r.role_arn', (row) => row.roleArn),
];

const instances = numberKey<RoleRow>('coalesce(n.instances, 0)', 'integer', (row) => row.instances);

/** Roles that EC2 may assume 1, others 0. */
const assumability: SortKey<RoleRow> = {
  sql: sql`r.ec2_assumable::int`,
  type: 'integer',
  read: ({ ec2Assumable }) => String(Number(ec2Assumable)),
};

const byDanger: readonly PermissionStanding[] = ['none', 'not-assessed', ...permissionClasses.toReversed()];

/** The worse, the higher; what is not known stands above what is harmless, and those that EC2 may not assume below. */
const danger: SortKey<RoleRow> = {
  sql: sql`coalesce(array_position(${[...byDanger]}::text[], x.standing), 0)`,
  type: 'integer',
  read: ({ standing }) => String(standing === null ? 0 : byDanger.indexOf(standing) + 1),
};

/** How roles can be sorted. By `ec2Assumable` those with more instances are more. */
export const roleSortKeys = {
  roleArn: identity,
  roleName: [textKey<RoleRow>('r.role_name', (row) => row.roleName), ...identity],
  createdAt: [timeKey<RoleRow>('r.created_at', (row) => row.createdAt), ...identity],
  lastUsedAt: [timeKey<RoleRow>('r.last_used_at', (row) => row.lastUsedAt), ...identity],
  owner: [textKey<RoleRow>('r.owner', (row) => row.owner), ...identity],
  instances: [instances, ...identity],
  ec2Assumable: [assumability, instances, ...identity],
  standing: [danger, instances, ...identity],
};

const columns = sql`r.account_id AS "accountId", r.role_arn AS "roleArn", r.role_id AS "roleId",
  r.role_name AS "roleName", r.created_at AS "createdAt", r.last_used_at AS "lastUsedAt",
  r.last_used_region AS "lastUsedRegion", r.ec2_assumable AS "ec2Assumable",
  r.attached_policy_arns AS "attachedPolicyArns", r.permissions_boundary AS "permissionsBoundary", r.owner,
  x.standing, r.valid_from AS "validFrom"`;

/** What the permissions of each role amount to. */
const assessments = (instant: Instant) => sql`
  LEFT JOIN permission_assessments x ON x.account_id = r.account_id AND x.principal_arn = r.role_arn AND ${currentAt('x', instant)}`;

/** Running instances of each role and their owners, counted once for all roles. */
const carriers = (instant: Instant) => sql`carriers AS MATERIALIZED (
  SELECT p.account_id, p.role_arn, count(*)::int AS instances, count(DISTINCT i.owner)::int AS owners
  FROM instances i
  JOIN instance_profiles p ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn AND ${currentAt('p', instant)}
  WHERE ${currentAt('i', instant)} AND i.state = 'running' ${monitored('i', instant.at)}
  GROUP BY 1, 2)`;

function conditions(filter: ResourceFilter, instant: Instant, wanted: RoleSearch): Prisma.Sql {
  return sql`${currentAt('r', instant)} ${matching('r', filter, ['account', 'owner'])} ${monitored('r', instant.at)}
    ${wanted.ec2Assumable === undefined ? empty : sql`AND r.ec2_assumable = ${wanted.ec2Assumable}`}
    ${wanted.policy ? sql`AND r.attached_policy_arns && ${[...wanted.policy]}::text[]` : empty}
    ${among(sql`x.standing`, wanted.standing)} ${searching([sql`r.role_arn`], wanted.q)}`;
}

/** One page of the roles that there were at an instant. Roles belong to the account: regions do not matter. */
export async function readRoles(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: RoleSearch,
  keyset: Keyset<RoleRow>,
): Promise<RoleRow[]> {
  return db.$queryRaw`
    WITH ${carriers(instant)}
    SELECT ${columns}, coalesce(n.instances, 0) AS instances, coalesce(n.owners, 0) AS "instanceOwners"
    FROM roles r
    LEFT JOIN carriers n ON n.account_id = r.account_id AND n.role_arn = r.role_arn ${assessments(instant)}
    WHERE ${conditions(filter, instant, wanted)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** How many roles there are on all pages. */
export async function countRoles(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: RoleSearch,
): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM roles r ${assessments(instant)} WHERE ${conditions(filter, instant, wanted)}`;
  return row?.total ?? 0;
}

export type RoleDetailRow = Omit<RoleRow, 'instances' | 'instanceOwners'> & {
  trustPolicy: unknown;
  inlinePolicies: unknown;
  tags: unknown;
  validTo: Date | null;
};

/** One role by its ARN as it was at an instant, or as last seen, even if it is gone since. */
export async function readRole(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  roleArn: string,
): Promise<RoleDetailRow | null> {
  const rows = await db.$queryRaw<RoleDetailRow[]>`
    SELECT ${columns}, r.trust_policy AS "trustPolicy", r.inline_policies AS "inlinePolicies", r.tags,
      r.valid_to AS "validTo"
    FROM roles r ${assessments(instant)}
    WHERE r.account_id IN (SELECT account_id FROM accounts) AND r.role_arn = ${roleArn}
      ${instant.isLatest ? empty : sql`AND ${currentAt('r', instant)}`} ${matching('r', filter, ['account'])}
    ORDER BY r.valid_from DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** The instance profiles that hold a role at an instant. */
export async function readRoleProfiles(
  db: Database,
  instant: Instant,
  { accountId, roleArn }: Pick<RoleRow, 'accountId' | 'roleArn'>,
): Promise<{ profileArn: string; profileName: string }[]> {
  return db.$queryRaw`
    SELECT p.profile_arn AS "profileArn", p.profile_name AS "profileName" FROM instance_profiles p
    WHERE p.account_id = ${accountId} AND p.role_arn = ${roleArn} AND ${currentAt('p', instant)}
    ORDER BY p.profile_arn LIMIT 200`;
}

export type RoleVersionRow = {
  validFrom: Date;
  validTo: Date | null;
  ec2Assumable: boolean;
  trustPolicy: unknown;
  inlinePolicies: unknown;
  attachedPolicyArns: string[];
  permissionsBoundary: string | null;
  owner: string;
  tags: unknown;
};

const compared = [
  'trust_policy',
  'inline_policies',
  'attached_policy_arns',
  'permissions_boundary',
  'owner',
  'tags',
];

/** The newest 201 versions of one role up to an instant, newest first. Being used makes no version. */
export async function readRoleVersions(
  db: Database,
  instant: Instant,
  { accountId, roleArn }: Pick<RoleRow, 'accountId' | 'roleArn'>,
): Promise<RoleVersionRow[]> {
  const key = sql`t.account_id = ${accountId} AND t.role_arn = ${roleArn}`;
  return db.$queryRaw`
    SELECT v.valid_from AS "validFrom", v."validTo", v.ec2_assumable AS "ec2Assumable",
      v.trust_policy AS "trustPolicy", v.inline_policies AS "inlinePolicies",
      v.attached_policy_arns AS "attachedPolicyArns", v.permissions_boundary AS "permissionsBoundary", v.owner, v.tags
    FROM ${mergedVersions('roles', key, compared, instant)}
    ORDER BY v.valid_from DESC LIMIT ${longestHistory + 1}::int`;
}
