import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  type CoverageInstant,
  countedCoverageOf,
  coverageCounts,
  coverageJoins,
  isInEligibleState,
  seenScopes,
} from '#lib/db/read-coverage.ts';
import { currentAt, matching, monitored, type ResourceFilter } from '#lib/db/read-filter.ts';
import type { RollupGroup } from '#lib/db/read-rollups.ts';
import type { CoverageCounts } from '#lib/domain/coverage.ts';

const { raw, sql } = Prisma;

/** One account, region or owner on a day and on an earlier one; `total` is how many there are in all. */
export type StandingRow = {
  by: string;
  now: CoverageCounts & { keysActive: number };
  before: CoverageCounts & { keysActive: number };
  total: number;
};

const coverage = (side: 'n' | 'b') => sql`${raw(side)}_covered::float8 / nullif(${raw(side)}_eligible, 0)`;
const uncovered = (side: 'n' | 'b') => sql`(${raw(side)}_eligible - ${raw(side)}_covered)`;

/** How standings can be sorted, and which of them each sort leaves out. */
const orders = {
  coverage: { by: sql`${coverage('n')}, n_eligible DESC`, where: sql`n_eligible > 0` },
  '-coverage': { by: sql`${coverage('n')} DESC, n_eligible DESC`, where: sql`n_eligible > 0` },
  uncovered: { by: sql`${uncovered('n')} DESC`, where: sql`n_eligible > 0` },
  'coverage-change': {
    by: sql`abs(${uncovered('n')} - ${uncovered('b')}) DESC, n_eligible DESC`,
    where: sql`${uncovered('n')} <> ${uncovered('b')}`,
  },
  'keys-change': {
    by: sql`abs(n_keys - b_keys) DESC, n_keys DESC`,
    where: sql`n_keys <> b_keys`,
  },
} satisfies Record<string, { by: Prisma.Sql; where: Prisma.Sql }>;

export type StandingSort = keyof typeof orders;

/** The last day with data within a filter's places, from `first` (null: ever) to `last`, and when it was last collected. */
export async function readLastDay(
  db: Database,
  filter: ResourceFilter,
  { first, last }: { first: string | null; last: string },
): Promise<{ day: string; asOf: Date } | null> {
  const [row] = await db.$queryRaw<{ day: string; asOf: Date }[]>`
    SELECT d.day::text AS day, max(d.as_of) AS "asOf" FROM rollup_days d
    WHERE d.day <= ${last}::date AND (${first}::date IS NULL OR d.day >= ${first}::date)
      ${matching('d', filter, ['account', 'region'])}
    GROUP BY d.day ORDER BY d.day DESC LIMIT 1`;
  return row ?? null;
}

const ofRollups = sql`account_id, region, owner, covered, eligible, unknown, exempt, keys_active`;

/** What a day's rollups would hold, had the day ended at an instant. */
function rollupsAt(filter: ResourceFilter, instant: CoverageInstant): Prisma.Sql {
  return sql`(
    WITH ${seenScopes(instant)}, counted AS MATERIALIZED (
      SELECT i.account_id, i.region, i.owner, ${countedCoverageOf(instant)} AS coverage
      FROM instances i ${coverageJoins(instant)}
      WHERE ${currentAt('i', instant)} AND ${isInEligibleState(instant)} ${matching('i', filter)}
        ${monitored('i', instant.at)}),
    figures AS (
      SELECT account_id, region, owner, ${coverageCounts}, 0 AS keys_active FROM counted GROUP BY 1, 2, 3
      UNION ALL SELECT k.account_id, 'global', k.owner, 0, 0, 0, 0, count(*)::int FROM access_keys k
      WHERE k.is_active AND ${currentAt('k', instant)} ${monitored('k', instant.at)} GROUP BY 1, 3)
    SELECT ${ofRollups}, true AS is_now FROM figures)`;
}

/** The days that are held against each other; `instant`: of the first, what was so then; null: what was so at its end. */
export type StandingDays = {
  by: NonNullable<RollupGroup>;
  day: string;
  beforeDay: string | null;
  instant: CoverageInstant | null;
};

/** How the groups of a filter stand on a day, beside an earlier one (null: there is none). */
export async function readStandings(
  db: Database,
  filter: ResourceFilter,
  { by, day, beforeDay, instant }: StandingDays,
  { sort, limit }: { sort: StandingSort; limit: number },
): Promise<StandingRow[]> {
  const on = (column: string, side: 'n' | 'b') => sql`
    coalesce(sum(${raw(column)}) FILTER (WHERE is_now = ${side === 'n'}), 0)::int`;
  // A key belongs to its account: a region's filter leaves it in.
  const columns = (side: 'n' | 'b') => sql`
    ${on('covered', side)} AS ${raw(side)}_covered, ${on('eligible', side)} AS ${raw(side)}_eligible,
    ${on('unknown', side)} AS ${raw(side)}_unknown, ${on('exempt', side)} AS ${raw(side)}_exempt,
    ${on('keys_active', side)} AS ${raw(side)}_keys`;
  const moment = (side: 'n' | 'b') => sql`json_build_object('covered', ${raw(side)}_covered,
    'eligible', ${raw(side)}_eligible, 'unknown', ${raw(side)}_unknown, 'exempt', ${raw(side)}_exempt,
    'keysActive', ${raw(side)}_keys)`;
  const regions = filter.regions && (by === 'region' ? filter.regions : [...filter.regions, 'global']);
  const { by: order, where } = orders[sort];
  const now =
    instant === null
      ? sql`SELECT ${ofRollups}, true AS is_now FROM rollups WHERE day = ${day}::date`
      : rollupsAt(filter, instant);
  return db.$queryRaw`
    SELECT name AS by, ${moment('n')} AS now, ${moment('b')} AS before, count(*) OVER ()::int AS total
    FROM (
      SELECT d.${raw(by)} AS name, ${columns('n')}, ${columns('b')}
      FROM (
        ${now} UNION ALL SELECT ${ofRollups}, false FROM rollups WHERE day = ${beforeDay}::date) d
      WHERE true ${matching('d', { ...filter, regions })}
      GROUP BY 1) g
    WHERE ${where} ORDER BY ${order}, name LIMIT ${limit}::int`;
}
