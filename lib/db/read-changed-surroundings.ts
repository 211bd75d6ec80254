import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';
import type { FindingDraft } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

const columns = sql`f.rule_id AS "ruleId", f.region, f.resource_kind AS "resourceKind", f.resource_id AS "resourceId",
  coalesce(f.base_severity, f.severity) AS severity, f.owner, f.title, f.evidence, f.fingerprint`;

/**
 * The standing findings, as their rules drew them up, of roles that instances carry which changed in a region at an instant, and of
 * instances that carry a role of which it was found, or found to be over, at that instant that it is an administrator.
 *
 * @param region null: no region's instances
 */
export async function readFindingsInChangedSurroundings(
  tx: Transaction,
  accountId: string,
  region: string | null,
  at: Date,
): Promise<(Omit<FindingDraft, 'evidence'> & { evidence: unknown })[]> {
  return tx.$queryRaw`
    SELECT ${columns} FROM findings f
    WHERE f.account_id = ${accountId} AND f.state <> 'resolved' AND f.resource_kind = 'role' AND f.resource_id IN (
      SELECT p.role_arn FROM (
        SELECT profile_arn FROM instances
        WHERE account_id = ${accountId} AND region = ${region} AND valid_from = ${time(at)}
        UNION SELECT profile_arn FROM instances
        WHERE account_id = ${accountId} AND region = ${region} AND valid_to = ${time(at)}) i
      JOIN instance_profiles p ON p.account_id = ${accountId} AND p.profile_arn = i.profile_arn AND p.valid_to IS NULL)
    UNION ALL
    SELECT ${columns} FROM findings f
    WHERE f.account_id = ${accountId} AND f.state <> 'resolved' AND f.resource_kind = 'instance'
      AND (f.region, f.resource_id) IN (
        SELECT i.region, i.instance_id
        FROM finding_events e
        JOIN findings a ON a.account_id = e.account_id AND a.fingerprint = e.fingerprint
          AND a.rule_id = 'role-administrator'
        JOIN instance_profiles p ON p.account_id = a.account_id AND p.role_arn = a.resource_id AND p.valid_to IS NULL
        JOIN instances i ON i.account_id = p.account_id AND i.profile_arn = p.profile_arn AND i.valid_to IS NULL
        WHERE e.account_id = ${accountId} AND e.at = ${time(at)} AND e.kind IN ('opened', 'reopened', 'resolved'))`;
}
