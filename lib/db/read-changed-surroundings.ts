import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';
import { readIds } from '#lib/db/read-ids.ts';
import { readRolesOfChangedInstances } from '#lib/db/role-uses.ts';
import type { FindingDraft } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

/**
 * The roles that instances of a region with a public address carry or carried, where these changed at an instant: what else instances
 * are like bears on nothing that is said of their roles.
 */
export async function readRolesOfPublicInstances(
  tx: Transaction,
  { accountId, region }: { accountId: string; region: string },
  at: Date,
): Promise<string[]> {
  return readRolesOfChangedInstances(tx, { accountId, region }, at, sql`public_ip IS NOT NULL`);
}

/**
 * The instances that came by an administrator or lost one at an instant: their role was found to be one, or to be none any more,
 * or their profile changed and holds one or held one.
 */
export async function readInstancesOfAdministrators(
  tx: Transaction,
  accountId: string,
  at: Date,
): Promise<string[]> {
  const ofRule = sql`f.account_id = ${accountId} AND f.rule_id = 'role-administrator'`;
  const found = await readIds(
    tx,
    sql`SELECT f.resource_id FROM finding_events e JOIN findings f ON ${ofRule} AND f.fingerprint = e.fingerprint
      WHERE e.account_id = ${accountId} AND e.at = ${time(at)} AND e.kind IN ('opened', 'reopened', 'resolved')`,
  );
  const standing = await readIds(
    tx,
    sql`SELECT f.resource_id FROM findings f WHERE ${ofRule} AND f.state <> 'resolved'`,
  );
  const held = sql`SELECT profile_arn FROM instance_profiles p
    WHERE p.account_id = ${accountId} AND p.role_arn = ANY(${[...found, ...standing]}::text[])`;
  const profiles = await readIds(
    tx,
    sql`SELECT profile_arn FROM instance_profiles p
      WHERE p.account_id = ${accountId} AND p.role_arn = ANY(${found}::text[]) AND p.valid_to IS NULL
      UNION ${held} AND p.valid_from = ${time(at)} UNION ${held} AND p.valid_to = ${time(at)}`,
  );
  return readIds(
    tx,
    sql`SELECT i.instance_id FROM instances i
      WHERE i.account_id = ${accountId} AND i.valid_to IS NULL AND i.profile_arn = ANY(${profiles}::text[])`,
  );
}

/** The standing findings of some resources, as their rules drew them up. */
export async function readStandingDrafts(
  tx: Transaction,
  accountId: string,
  resourceIds: readonly string[],
): Promise<(Omit<FindingDraft, 'evidence'> & { evidence: unknown })[]> {
  return tx.$queryRaw`
    SELECT f.rule_id AS "ruleId", f.region, f.resource_kind AS "resourceKind", f.resource_id AS "resourceId",
      coalesce(f.base_severity, f.severity) AS severity, f.owner, f.title, f.evidence, f.fingerprint
    FROM findings f
    WHERE f.account_id = ${accountId} AND f.resource_id = ANY(${[...resourceIds]}::text[]) AND f.state <> 'resolved'`;
}
