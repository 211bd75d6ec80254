import type { Database } from '#lib/db/client.ts';
import { findingColumns, keyOfFinding } from '#lib/db/finding-columns.ts';
import { type FindingSearch, findingConditions, findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { Instant, ResourceFilter } from '#lib/db/read-filter.ts';
import type { FindingGrouping } from '#lib/domain/finding-fields.ts';
import type { FixKind } from '#lib/domain/fixes.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

/** What findings that have something in common come to. */
type Sum = {
  count: number;
  /** Their points together, and the most of one. */
  risk: number;
  worstRisk: number;
  oldestAt: Date;
  rules: RuleId[];
  /** The three with the most points. */
  firstIds: string[];
};

/** Findings that share a value; null: they have none. */
export type FindingGroupRow = Sum & {
  value: string | null;
  accounts: string[];
  regions: string[];
  groups: number;
};

/** Findings that one fix mends. */
export type FixRow = Sum & { kind: FixKind; value: string; accountId: string; region: string };

const mostGroups = 200;

const sums = sql`count(*)::int AS count, sum(f.risk)::int AS risk, max(f.risk) AS "worstRisk",
  min(f.opened_at) AS "oldestAt", array_agg(DISTINCT f.rule_id) AS rules,
  (array_agg(f.fingerprint ORDER BY f.risk DESC, f.opened_at, f.fingerprint))[1:3] AS "firstIds"`;

/** The findings that a search finds by what they have in common: the groups with the most points first, at most 200. */
export async function readFindingGroups(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
  by: FindingGrouping,
): Promise<FindingGroupRow[]> {
  const value = findingColumns(instant.at).fields.get(by)?.sql ?? sql`NULL::text`;
  return db.$queryRaw`
    WITH matched AS (
      SELECT ${value} AS value, f.fingerprint, f.account_id, f.region, f.rule_id, f.risk, f.opened_at
      FROM ${findingsAt(instant)} WHERE ${findingConditions(filter, instant, wanted)}),
    summed AS (
      SELECT f.value, ${sums}, array_agg(DISTINCT f.account_id) AS accounts, array_agg(DISTINCT f.region) AS regions,
        (count(*) OVER ())::int AS groups
      FROM matched f GROUP BY f.value ORDER BY risk DESC, f.value LIMIT ${mostGroups})
    SELECT * FROM summed ORDER BY risk DESC, value`;
}

/**
 * The fixes that mend the findings that a search finds, those that take away the most points first. Each finding counts for one: its
 * root cause; else its key; else its role, or whatever resource it is of.
 */
export async function readTopFixes(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
  limit: number,
): Promise<FixRow[]> {
  return db.$queryRaw`
    WITH matched AS (
      SELECT f.fingerprint, f.rule_id, f.risk, f.opened_at,
        CASE WHEN f.root_cause IS NULL AND ${keyOfFinding} IS NOT NULL
          THEN coalesce(f.evidence ->> 'keyAccountId', f.account_id) ELSE f.account_id END AS account_id,
        CASE WHEN f.root_cause IS NOT NULL THEN 'cause' WHEN ${keyOfFinding} IS NOT NULL THEN 'key'
          WHEN f.resource_kind = 'role' THEN 'role' ELSE 'resource' END AS kind,
        coalesce(f.root_cause, ${keyOfFinding}, f.resource_id) AS value,
        CASE WHEN f.root_cause IS NULL AND ${keyOfFinding} IS NOT NULL THEN 'global' ELSE f.region END AS region
      FROM ${findingsAt(instant)} WHERE ${findingConditions(filter, instant, wanted)}),
    summed AS (
      SELECT f.kind, f.value, f.account_id AS "accountId", f.region, ${sums}
      FROM matched f GROUP BY 1, 2, 3, 4 ORDER BY risk DESC, f.value LIMIT ${limit})
    SELECT * FROM summed ORDER BY risk DESC, value`;
}

/** The points of the findings that a search finds, together. */
export async function readFindingsRisk(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
): Promise<number> {
  const [row] = await db.$queryRaw<{ risk: number }[]>`
    SELECT coalesce(sum(f.risk), 0)::int AS risk FROM ${findingsAt(instant)}
    WHERE ${findingConditions(filter, instant, wanted)}`;
  return row?.risk ?? 0;
}
