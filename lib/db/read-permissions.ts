import type { Database } from '#lib/db/client.ts';
import { currentAt, type Instant } from '#lib/db/read-filter.ts';
import type { PermissionStanding } from '#lib/domain/policy/permission-class.ts';

/** What the permissions of a role or a user amounted to at an instant; null: it was not looked at. */
export async function readPermissions(
  db: Database,
  instant: Instant,
  { accountId, arn }: { accountId: string; arn: string },
): Promise<{ standing: PermissionStanding; analysis: unknown } | null> {
  const rows = await db.$queryRaw<{ standing: PermissionStanding; analysis: unknown }[]>`
    SELECT x.standing, a.analysis FROM permission_assessments x
    JOIN permission_analyses a ON a.account_id = x.account_id AND a.digest = x.digest AND a.revision = x.revision
    WHERE x.account_id = ${accountId} AND x.principal_arn = ${arn} AND ${currentAt('x', instant)}`;
  return rows[0] ?? null;
}

export type PolicyRow = {
  policyArn: string;
  policyName: string;
  defaultVersionId: string;
  document: unknown;
};

/** Those of the managed policies named that were seen at an instant, with their default version's document. */
export async function readPolicies(
  db: Database,
  instant: Instant,
  accountId: string,
  policyArns: readonly string[],
): Promise<PolicyRow[]> {
  return db.$queryRaw`
    SELECT p.policy_arn AS "policyArn", p.policy_name AS "policyName", p.default_version_id AS "defaultVersionId",
      p.document
    FROM policies p
    WHERE p.account_id = ${accountId} AND p.policy_arn = ANY(${[...policyArns]}::text[]) AND ${currentAt('p', instant)}`;
}

export type GroupRow = { groupName: string; inlinePolicies: unknown; attachedPolicyArns: string[] };

/** Those of the groups named that were seen at an instant, by name. */
export async function readGroups(
  db: Database,
  instant: Instant,
  accountId: string,
  names: readonly string[],
): Promise<GroupRow[]> {
  return db.$queryRaw`
    SELECT g.group_name AS "groupName", g.inline_policies AS "inlinePolicies", g.attached_policy_arns AS "attachedPolicyArns"
    FROM groups g
    WHERE g.account_id = ${accountId} AND g.group_name = ANY(${[...names]}::text[]) AND ${currentAt('g', instant)}
    ORDER BY g.group_name`;
}
