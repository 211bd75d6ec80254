import type { Database } from '#lib/db/client.ts';
import { isExemptAt } from '#lib/db/exempt-instances.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  time,
  withIam,
} from '#lib/db/read-filter.ts';
import type { CoverageCounts } from '#lib/domain/coverage.ts';

const { empty, sql } = Prisma;

/** An instant, and what decides who counts at it. */
export type CoverageInstant = Instant & {
  /** States in which an instance needs a role. */
  eligibleStates: readonly string[];
  staleAfterHours: number;
};

/**
 * `WITH` parts: for each scope, the newest complete snapshot at or before the instant (null if there is none).
 * Materialised, so that the hundreds of thousands of instances beside it cost no more looks.
 *
 * @param accountId of this account's scopes only
 * @param orCondition `OR` of which others too
 */
export function seenScopes({ at }: Instant, accountId?: string, orCondition = empty): Prisma.Sql {
  return sql`seen AS MATERIALIZED (
    SELECT s.account_id, s.region, s.collector, s.retired_at, last.started_at, last.seen_at
    FROM scopes s LEFT JOIN LATERAL (
      SELECT c.started_at, c.seen_at FROM collections c
      WHERE c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector
        AND c.outcome = 'complete' AND c.seen_at <= ${time(at)}
      ORDER BY c.seen_at DESC LIMIT 1) last ON true
    ${accountId === undefined ? empty : sql`WHERE s.account_id = ${accountId} ${orCondition}`})`;
}

/** Joins instances `i` to what decides their coverage: the scopes `e` and `m` of `seen`, and the profile `p`. */
export function coverageJoins(instant: Instant): Prisma.Sql {
  return sql`
    LEFT JOIN seen e ON e.account_id = i.account_id AND e.region = i.region AND e.collector = 'ec2'
    LEFT JOIN seen m ON m.account_id = i.account_id AND m.region = 'global' AND m.collector = 'iam'
    LEFT JOIN instance_profiles p ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn
      AND ${currentAt('p', instant)}`;
}

/**
 * How an instance `i` is covered, in SQL: the words of the contract; see lib/domain/coverage.ts. One without a profile
 * has none, whatever is known of IAM.
 */
export function coverageOf(instant: CoverageInstant): Prisma.Sql {
  return sql`CASE WHEN NOT (${isInEligibleState(instant)}) THEN 'not-eligible'
    WHEN ${isExempt(instant)} THEN 'exempt' ELSE ${presenceOf(instant)} END`;
}

/** What of an instant decides whether a role is there. */
type PresenceInstant = Pick<CoverageInstant, 'at' | 'staleAfterHours'>;

/** Whether an instance `i` carries a role, in whatever state it is: see `Presence` in lib/domain/coverage.ts. */
export function presenceOf(instant: PresenceInstant): Prisma.Sql {
  return sql`CASE
    WHEN ${isStale(sql`e`, instant)} THEN 'unknown'
    WHEN i.profile_arn IS NULL THEN 'no-profile'
    WHEN ${isStale(sql`m`, instant)} THEN 'unknown'
    WHEN p.valid_from <= m.seen_at THEN 'covered'
    WHEN p.role_arn IS NULL AND m.started_at >= coalesce(i.associated_at, i.valid_from) THEN 'empty-profile'
    ELSE 'unknown' END`;
}

/**
 * As what an instance `i` counts in the ratio, in SQL. While its account's IAM was not seen lately none is known to be
 * covered: those without a profile, counted alone, would make the ratio 0.
 */
export function countedCoverageOf(instant: CoverageInstant): Prisma.Sql {
  return sql`CASE WHEN ${isInEligibleState(instant)} AND ${isStale(sql`m`, instant)} AND NOT ${isExempt(instant)}
    THEN 'unknown' ELSE ${coverageOf(instant)} END`;
}

/** Whether an instance `i`, if it is there still, needs no role: where it was not seen lately that is not known. */
function isExempt(instant: PresenceInstant): Prisma.Sql {
  return sql`(${isExemptAt(instant.at)} AND NOT ${isStale(sql`e`, instant)})`;
}

/** How many rows of each `coverage` there are. It should come MATERIALIZED: else it is worked out anew in each count. */
export const coverageCounts = sql`count(*) FILTER (WHERE coverage = 'covered')::int AS covered,
      count(*) FILTER (WHERE coverage NOT IN ('unknown', 'exempt'))::int AS eligible,
      count(*) FILTER (WHERE coverage = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE coverage = 'exempt')::int AS exempt`;

/** Whether an instance `i` is in a state that counts. */
export function isInEligibleState({ eligibleStates }: Pick<CoverageInstant, 'eligibleStates'>): Prisma.Sql {
  return sql`i.state = ANY(${[...eligibleStates]}::text[])`;
}

/** Whether a scope of `seen` was last seen in whole too long ago, or never. */
export function isStale(scope: Prisma.Sql, { at, staleAfterHours }: PresenceInstant): Prisma.Sql {
  const staleBefore = time(new Date(at.getTime() - staleAfterHours * 3_600_000));
  return sql`(${scope}.seen_at IS NULL OR ${scope}.seen_at < ${staleBefore})`;
}

/** How many instances were covered, eligible, unknown and exempt at an instant. */
export async function readCoverage(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
): Promise<CoverageCounts> {
  const rows = await db.$queryRaw<CoverageCounts[]>`
    WITH ${seenScopes(instant)}, counted AS MATERIALIZED (
      SELECT ${countedCoverageOf(instant)} AS coverage
      FROM instances i ${coverageJoins(instant)}
      WHERE ${currentAt('i', instant)} AND ${isInEligibleState(instant)} ${matching('i', filter)}
        ${monitored('i', instant.at)})
    SELECT ${coverageCounts} FROM counted`;
  return rows[0] ?? { covered: 0, eligible: 0, unknown: 0, exempt: 0 };
}

/** What had been looked at by an instant. */
export type Sight = {
  /** How many scopes there were, and how many of them were too old to speak for it. */
  scopes: number;
  staleScopes: number;
  /** Whether any collection, if only a partial one, had seen instances, and access keys. */
  sawInstances: boolean;
  sawKeys: boolean;
  /** The accounts and the regions, `global` among them, that the scopes lie in. */
  accounts: string[];
  regions: string[];
};

/** What of the accounts and regions of a filter, and of the accounts' IAM, had been looked at by an instant. */
export async function readSight(
  db: Database,
  filter: ResourceFilter,
  { at, staleAfterHours }: Pick<CoverageInstant, 'at' | 'staleAfterHours'>,
): Promise<Sight> {
  const staleBefore = time(new Date(at.getTime() - staleAfterHours * 3_600_000));
  const [row] = await db.$queryRaw<Sight[]>`
    WITH ${seenScopes({ at, isLatest: false })}, sight AS (
      SELECT s.*, s.seen_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM collections c
        WHERE c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector
          AND c.started_at <= ${time(at)} AND c.seen_at <= ${time(at)}) AS saw
      FROM seen s
      WHERE (s.retired_at IS NULL OR s.retired_at > ${time(at)})
        ${matching('s', withIam(filter), ['account', 'region'])})
    SELECT count(*)::int AS scopes,
      count(*) FILTER (WHERE seen_at IS NULL OR seen_at < ${staleBefore})::int AS "staleScopes",
      coalesce(bool_or(saw AND collector = 'ec2'), false) AS "sawInstances",
      coalesce(bool_or(saw AND collector = 'iam'), false) AS "sawKeys",
      coalesce(array_agg(DISTINCT account_id), '{}') AS accounts, coalesce(array_agg(DISTINCT region), '{}') AS regions
    FROM sight`;
  return row ?? { scopes: 0, staleScopes: 0, sawInstances: false, sawKeys: false, accounts: [], regions: [] };
}
