import type { Dimension, TrendInput } from '#lib/api/schemas.ts';
import {
  type MonitoredSpan,
  type RollupDayRow,
  type RollupGroup,
  type RollupMetric,
  type RollupQuery,
  readMonitoredSpans,
  readRollupDays,
  readRollupGroups,
} from '#lib/db/read-rollups.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { readDayPeriod } from './read-day-period.ts';
import { resourceFilter } from './read-filter.ts';
import { type Bucket, bucketsOf, dayOf } from './read-trend-buckets.ts';

/** The column of the rollups that each dimension gathers by. */
export const columnOf = { account: 'account_id', region: 'region', owner: 'owner' } as const satisfies Record<
  Dimension,
  RollupGroup
>;

/** What is known of one day of one series. */
type TrendDay = { asOf: Date; isComplete: boolean };

/** What every metric's trend stands on: its points' days, its series, and which days have data. */
export type TrendFrame = {
  from: Date;
  to: Date;
  query: RollupQuery;
  metric: RollupMetric;
  buckets: Bucket[];
  groups: (string | null)[];
  omitted: number;
  /** Null for a day of which no place says anything that the metric counts. */
  dayOf: (group: string | null, day: string) => TrendDay | null;
};

/**
 * The frame of a trend of what a metric reads.
 *
 * @throws ServiceError for a period that makes no sense
 */
export async function readTrendFrame(
  ctx: Context,
  input: Omit<TrendInput, 'metric'>,
  metric: RollupMetric,
): Promise<TrendFrame> {
  const { from, to, ...days } = readDayPeriod(ctx, input);
  const by = input.by ? columnOf[input.by] : null;
  const query = { filter: resourceFilter(ctx, input), days, by };
  const [found, dayOf] = await Promise.all([
    by === null ? [] : readRollupGroups(ctx.db, query, metric, input.series),
    readDaysWithData(ctx, query, metric.isRegional),
  ]);
  return {
    ...{ from, to, query, metric },
    buckets: bucketsOf(days.first, days.last, input.interval),
    groups: by === null ? [null] : found.map(({ group }) => group),
    omitted: (found[0]?.total ?? 0) - found.length,
    dayOf,
  };
}

type Place = { accountId: string; region: string };

type SeriesKind = Pick<RollupQuery, 'by'> & { isRegional: boolean | null };

/**
 * Which days have data, by series.
 *
 * @param isRegional whether what is counted lies in regions, or belongs to accounts; null: some does either
 */
export async function readDaysWithData(
  { db }: Pick<Context, 'db'>,
  query: RollupQuery,
  isRegional: boolean | null,
): Promise<TrendFrame['dayOf']> {
  const [rows, spans] = await Promise.all([readRollupDays(db, query), readMonitoredSpans(db, query)]);
  return dayIndex({ by: query.by, isRegional }, rows, spans);
}

/** Whether an account's region says something of a series: what is in a region depends on the account's IAM too. */
function isOf({ by, isRegional }: SeriesKind, group: string | null, place: Place): boolean {
  const isIam = place.region === globalRegion;
  if (by === 'account_id' && place.accountId !== group) return false;
  if (by === 'region' && place.region !== group) return isIam && isRegional !== false;
  return isIam || isRegional !== false;
}

function dayIndex(kind: SeriesKind, rows: RollupDayRow[], spans: MonitoredSpan[]): TrendFrame['dayOf'] {
  const byDay = Map.groupBy(rows, ({ day }) => day);
  const known = new Map<string, TrendDay | null>();
  return (group, day) => {
    const key = `${day} ${kind.by === 'owner' ? '' : group}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const ofGroup = (place: Place) => isOf(kind, group, place);
    const ofDay = (byDay.get(day) ?? []).filter(ofGroup);
    const isKnown = ofDay.some(({ region }) => saysSomething(kind, group, region));
    const result = isKnown ? trendDay(day, ofDay, spans.filter(ofGroup)) : null;
    known.set(key, result);
    return result;
  };
}

/** Whether a place alone makes a day one with data: of a region's series, `global` too, only itself. */
function saysSomething({ by, isRegional }: SeriesKind, group: string | null, region: string): boolean {
  if (by === 'region') return region === group;
  return isRegional === null || (region !== globalRegion) === isRegional;
}

/** A day is complete if every place that was monitored on it has data and no stale scope. */
function trendDay(day: string, rows: RollupDayRow[], spans: MonitoredSpan[]): TrendDay {
  const expected = spans.filter(
    ({ firstAt, lastAt }) => dayOf(firstAt) <= day && (lastAt === null || dayOf(lastAt) > day),
  );
  const seen = new Set(rows.map(({ accountId, region }) => `${accountId}/${region}`));
  return {
    asOf: new Date(Math.max(...rows.map(({ asOf }) => asOf.getTime()))),
    isComplete:
      rows.every(({ staleScopes }) => staleScopes === 0) &&
      expected.every(({ accountId, region }) => seen.has(`${accountId}/${region}`)),
  };
}
