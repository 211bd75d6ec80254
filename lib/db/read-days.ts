import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { matching, time, withIam } from '#lib/db/read-filter.ts';
import type { LackingDay } from '#lib/domain/collection-gaps.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { RollupQuery } from './read-rollups.ts';

const { empty, sql } = Prisma;

/**
 * What is known of a day: as of when, and whether every place that was monitored on it was looked at, and all of it.
 * `group`: of what; null where days are not told apart by account or region.
 */
export type DayRow = { day: string; group: string | null; asOf: Date; isComplete: boolean };

/**
 * The days that have data, of the accounts and regions of a filter and their IAM. PostgreSQL gathers them: an estate has
 * hundreds of places, and a year of them is a row for each day.
 *
 * @param isRegional whether what is counted lies in regions, or belongs to accounts; null: some does either
 */
export async function readDays(
  db: Database,
  query: RollupQuery,
  isRegional: boolean | null,
): Promise<DayRow[]> {
  const isGlobal = sql`region = ${globalRegion}`;
  const isCounted = isRegional === false ? isGlobal : sql`true`;
  if (query.by === 'region') return readDaysOfRegions(db, query, isCounted);
  // A place alone that says nothing of what is counted makes no day one with data.
  const says = isRegional === true ? sql`NOT ${isGlobal}` : isCounted;
  const isApart = query.by === 'account_id';
  return db.$queryRaw`
    WITH ${placeDays(query)}
    SELECT day::text AS day, ${isApart ? sql`account_id` : sql`NULL::text`} AS "group",
      max(as_of) AS "asOf", NOT bool_or(is_lacking) AS "isComplete"
    FROM place_days WHERE ${isCounted}
    GROUP BY day ${isApart ? sql`, account_id` : empty}
    HAVING bool_or(as_of IS NOT NULL AND ${says})`;
}

/** What is in a region depends on the IAM of its accounts, too; that alone makes no day one with data. */
function readDaysOfRegions(db: Database, query: RollupQuery, isCounted: Prisma.Sql): Promise<DayRow[]> {
  return db.$queryRaw`
    WITH ${placeDays(query)},
    region_days AS (
      SELECT day, region, max(as_of) AS as_of, bool_or(is_lacking) AS is_lacking
      FROM place_days WHERE ${isCounted} GROUP BY 1, 2
    )
    SELECT own.day::text AS day, own.region AS "group", greatest(own.as_of, iam.as_of) AS "asOf",
      NOT (own.is_lacking OR coalesce(iam.is_lacking, false)) AS "isComplete"
    FROM region_days own
    LEFT JOIN region_days iam ON iam.day = own.day AND iam.region = ${globalRegion}
    WHERE own.as_of IS NOT NULL`;
}

/** What is not known of a period, by day: of places that were monitored and had not been looked at, or not all of them. */
export async function readLacking(
  db: Database | Transaction,
  query: Omit<RollupQuery, 'by'>,
): Promise<LackingDay[]> {
  return db.$queryRaw`
    WITH ${placeDays(query)}
    SELECT day::text AS day, account_id AS "accountId", region, as_of IS NOT NULL AS "isSeen"
    FROM place_days WHERE is_monitored AND is_lacking
    ORDER BY day, account_id, region`;
}

/**
 * `place_days`: every day, in UTC, on which a place was monitored or looked at; `as_of` is null where it was not looked
 * at. A place is a region of an account, or its IAM, from its first complete snapshot until it is collected no more.
 */
function placeDays({ filter, days: { first, last } }: Omit<RollupQuery, 'by'>): Prisma.Sql {
  const ofPlaces = (alias: 'd' | 's') => matching(alias, withIam(filter), ['account', 'region']);
  return sql`seen AS (
      SELECT d.day, d.account_id, d.region, d.as_of, d.stale_scopes FROM rollup_days d
      WHERE d.day BETWEEN ${first}::date AND ${last}::date ${ofPlaces('d')}
    ),
    monitored AS (
      SELECT s.account_id, s.region,
        greatest((min(s.first_complete_at) AT TIME ZONE 'UTC')::date, ${first}::date) AS first_day,
        CASE WHEN bool_or(s.retired_at IS NULL) THEN ${last}::date
          ELSE least((max(s.retired_at) AT TIME ZONE 'UTC')::date - 1, ${last}::date) END AS last_day
      FROM scopes s
      WHERE s.first_complete_at < ${time(new Date(`${last}T23:59:59.999Z`))} ${ofPlaces('s')}
      GROUP BY 1, 2
    ),
    expected AS (
      SELECT first_day + number AS day, account_id, region, true AS is_monitored
      FROM monitored, generate_series(0, last_day - first_day) AS number
    ),
    place_days AS (
      SELECT day, account_id, region, as_of, as_of IS NULL OR stale_scopes > 0 AS is_lacking, is_monitored
      FROM seen FULL JOIN expected USING (day, account_id, region)
    )`;
}
