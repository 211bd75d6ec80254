import type { Dimension, TrendInput } from '#lib/api/schemas.ts';
import { type DayRow, readDays } from '#lib/db/read-days.ts';
import {
  type RollupGroup,
  type RollupMetric,
  type RollupQuery,
  readRollupGroups,
} from '#lib/db/read-rollups.ts';
import type { Context } from './context.ts';
import { readDayPeriod } from './read-day-period.ts';
import { resourceFilter } from './read-filter.ts';
import { type Bucket, bucketsOf } from './read-trend-buckets.ts';

/** The column of the rollups that each dimension gathers by. */
export const columnOf = { account: 'account_id', region: 'region', owner: 'owner' } as const satisfies Record<
  Dimension,
  RollupGroup
>;

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
  dayOf: (group: string | null, day: string) => Pick<DayRow, 'asOf' | 'isComplete'> | null;
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
  const rows = await readDays(db, query, isRegional);
  const isApart = query.by === 'account_id' || query.by === 'region';
  const name = (group: string | null, day: string) => `${day} ${isApart ? group : ''}`;
  const days = new Map(rows.map((row) => [name(row.group, row.day), row]));
  return (group, day) => days.get(name(group, day)) ?? null;
}
