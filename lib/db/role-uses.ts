import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { currentAt, type Instant, monitored } from '#lib/db/read-filter.ts';
import { readIds } from '#lib/db/read-ids.ts';
import type { InstanceState } from '#lib/domain/inventory.ts';
import { applicationTags, type RoleUse, stackTag } from '#lib/domain/workloads.ts';

const { join, sql } = Prisma;

/** What of an instance tells its workload, and the name of the template that launched it where that is known. */
const hints = (instant: Instant) => sql`(SELECT i.account_id, i.region, i.profile_arn, i.owner,
    coalesce(${join(applicationTags.map((tag) => sql`nullif(btrim(i.tags->>${tag}), '')`))}) AS application,
    i.tags->>${stackTag} AS stack, i.auto_scaling_group,
    coalesce((
      SELECT l.template_name FROM launch_template_versions l
      WHERE l.account_id = i.account_id AND l.region = i.region AND l.template_id = i.launch_template_id
        AND ${currentAt('l', instant)} LIMIT 1), i.launch_template_id) AS launch_template
  FROM instances i
  WHERE ${currentAt('i', instant)} AND i.profile_arn IS NOT NULL`;

/**
 * Which instances carry each of the roles named at an instant, by owner and by what tells their workload.
 *
 * @param states the states in which instances count
 */
export async function readRoleUses(
  db: Database | Transaction,
  instant: Instant,
  {
    accountId,
    roleArns,
    states,
  }: { accountId: string; roleArns: readonly string[]; states: readonly InstanceState[] },
): Promise<Map<string, RoleUse[]>> {
  const rows = await db.$queryRaw<(RoleUse & { roleArn: string })[]>`
    SELECT p.role_arn AS "roleArn", i.owner, count(*)::int AS instances, array_agg(DISTINCT i.region) AS regions,
      jsonb_build_object('application', i.application, 'stack', i.stack, 'auto-scaling-group', i.auto_scaling_group,
        'launch-template', i.launch_template) AS hints
    FROM instance_profiles p
    JOIN ${hints(instant)} AND i.account_id = ${accountId} AND i.state = ANY(${[...states]}::text[])
      ${monitored('i', instant.at)}) i ON i.account_id = p.account_id AND i.profile_arn = p.profile_arn
    WHERE p.account_id = ${accountId} AND p.role_arn = ANY(${[...roleArns]}::text[]) AND ${currentAt('p', instant)}
    GROUP BY p.role_arn, i.owner, i.application, i.stack, i.auto_scaling_group, i.launch_template`;
  return Map.groupBy(rows, ({ roleArn }) => roleArn);
}

/** The roles that instance profiles of an account hold. */
export async function readProfiledRoles(tx: Transaction, accountId: string): Promise<string[]> {
  return readIds(
    tx,
    sql`SELECT DISTINCT role_arn FROM instance_profiles WHERE account_id = ${accountId} AND valid_to IS NULL`,
  );
}

/**
 * The roles of the instances that the snapshot of a region at `at` changed, as they were before and as they are since.
 *
 * @param condition only those of which, before or since, it holds
 */
export async function readRolesOfChangedInstances(
  tx: Transaction,
  { accountId, region }: { accountId: string; region: string },
  at: Date,
  condition: Prisma.Sql = sql`true`,
): Promise<string[]> {
  const changed = sql`SELECT profile_arn FROM instances
    WHERE account_id = ${accountId} AND region = ${region} AND profile_arn IS NOT NULL AND ${condition}`;
  return readIds(
    tx,
    sql`SELECT DISTINCT p.role_arn FROM instance_profiles p
      WHERE p.account_id = ${accountId} AND p.valid_to IS NULL AND p.profile_arn IN (
        ${changed} AND valid_from = ${at} UNION ${changed} AND valid_to = ${at})`,
  );
}

/** The roles that profiles held before or hold since the IAM snapshot at `at`, which changed those profiles. */
export async function readRolesOfChangedProfiles(
  tx: Transaction,
  accountId: string,
  at: Date,
): Promise<string[]> {
  return readIds(
    tx,
    sql`SELECT role_arn FROM instance_profiles WHERE account_id = ${accountId} AND valid_from = ${at}
      UNION SELECT role_arn FROM instance_profiles WHERE account_id = ${accountId} AND valid_to = ${at}`,
  );
}
