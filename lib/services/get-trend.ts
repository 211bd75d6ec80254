import type { Trend, TrendInput } from '#lib/api/schemas.ts';
import { readEpisodeTimes } from '#lib/db/read-episodes.ts';
import { toAgeBands } from '#lib/db/read-key-statistics.ts';
import { type RollupRow, readRollups, rollupMetrics } from '#lib/db/read-rollups.ts';
import { roleCoverage } from '#lib/domain/coverage.ts';
import { mttrFromRollups } from '#lib/domain/mttr.ts';
import { episodeTimes, survivalMedians } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { createGiveWay, inSteps } from './give-way.ts';
import { toTimestamp } from './read-filter.ts';
import { readTrendFrame, type TrendFrame } from './read-trend-frame.ts';
import { type PointRollups, trendSeries } from './read-trend-series.ts';

/** One KPI over time, from the daily rollups: a point a day, week or month, a series a group. */
export async function getTrend({ ctx, input }: { ctx: Context; input: TrendInput }): Promise<Trend> {
  const frame = await readTrendFrame(ctx, input, rollupMetrics[input.metric]);
  const { interval } = input;
  const head = { interval, from: toTimestamp(frame.from), to: toTimestamp(frame.to), omitted: frame.omitted };
  switch (input.metric) {
    case 'role-coverage':
      return { metric: input.metric, ...head, series: await coverageSeries(ctx, frame) };
    case 'mttr':
      return { metric: input.metric, ...head, series: await mttrSeries(ctx, frame) };
    case 'access-keys':
      return { metric: input.metric, ...head, series: await keySeries(ctx, frame) };
    case 'exposed-credentials':
      return { metric: input.metric, ...head, series: await exposureSeries(ctx, frame) };
  }
}

function figures<Figures>(
  ctx: Context,
  { query, metric, groups }: TrendFrame,
): Promise<RollupRow<Figures>[]> {
  return readRollups<Figures>(ctx.db, query, metric, groups);
}

async function coverageSeries(ctx: Context, frame: TrendFrame) {
  const none = { covered: 0, eligible: 0, unknown: 0, exempt: 0 };
  const absent = { covered: null, eligible: null, unknown: null, exempt: null, ratio: null };
  return trendSeries(frame, await figures<typeof none>(ctx, frame), none, absent, (_, points) =>
    points.map(({ last }) => roleCoverage(last)),
  );
}

type MttrFigures = {
  episodesOpen: number;
  episodesOpenSeconds: number;
  terminated: number;
  stopped: number;
  exempted: number;
  /** Seconds with commas between them. */
  remediated: string;
};

async function mttrSeries(ctx: Context, frame: TrendFrame) {
  const giveWay = createGiveWay();
  const { query, groups } = frame;
  const names = groups.filter((group) => group !== null);
  const counted = {
    filter: query.filter,
    at: ctx.now,
    includeOpenAtStart: ctx.settings.coverage.episodesOpenAtStart,
  };
  const [times, rows] = await Promise.all([
    readEpisodeTimes(ctx.db, counted, query.by, names),
    figures<MttrFigures>(ctx, frame),
  ]);
  const none = {
    episodesOpen: 0,
    episodesOpenSeconds: 0,
    terminated: 0,
    stopped: 0,
    exempted: 0,
    remediated: '',
  };
  const absent = {
    ...{ meanHours: null, medianHours: null, p90Hours: null, remediated: null },
    ...{ open: null, openMeanAgeHours: null, terminated: null, stopped: null, exempted: null },
    survivalMedianHours: null,
  };
  return trendSeries<MttrFigures, ReturnType<typeof mttrFromRollups>>(
    frame,
    rows,
    none,
    absent,
    async (group, points) => {
      const instants = points.map(({ asOf }) => asOf);
      const medians = await inSteps(survivalMedians(times.get(group) ?? episodeTimes([]), instants), giveWay);
      const read: ReturnType<typeof mttrFromRollups>[] = [];
      for (const [index, point] of points.entries()) {
        await giveWay();
        read.push(mttrFromRollups(mttrSums(point, medians[index] ?? null)));
      }
      return read;
    },
  );
}

function mttrSums({ last, all }: PointRollups<MttrFigures>, survivalMedianHours: number | null) {
  const total = (read: (figures: MttrFigures) => number) =>
    all.reduce((sum, figures) => sum + read(figures), 0);
  return {
    remediatedSeconds: all.flatMap(({ remediated }) => remediated.split(',').filter(Boolean).map(Number)),
    episodesOpen: last.episodesOpen,
    episodesOpenSeconds: last.episodesOpenSeconds,
    terminated: total(({ terminated }) => terminated),
    stopped: total(({ stopped }) => stopped),
    exempted: total(({ exempted }) => exempted),
    survivalMedianHours,
  };
}

async function keySeries(ctx: Context, frame: TrendFrame) {
  const none = {
    ...{ active: 0, inactive: 0, root: 0, neverUsed: 0, unused45Days: 0 },
    ...{ age0: 0, age91: 0, age181: 0, age366: 0 },
  };
  const absent = {
    ...{ active: null, inactive: null, root: null, neverUsed: null, unused45Days: null },
    ...{ olderThan90Days: null, ageBands: null },
  };
  return trendSeries(frame, await figures<typeof none>(ctx, frame), none, absent, (_, points) =>
    points.map(({ last }) => ({
      ...{ active: last.active, inactive: last.inactive, root: last.root },
      ...{ neverUsed: last.neverUsed, unused45Days: last.unused45Days },
      olderThan90Days: last.age91 + last.age181 + last.age366,
      ageBands: toAgeBands(last.age0, last.age91, last.age181, last.age366),
    })),
  );
}

async function exposureSeries(ctx: Context, frame: TrendFrame) {
  const none = { open: 0, opened: 0, resolved: 0 };
  const absent = { open: null, opened: null, resolved: null };
  return trendSeries(frame, await figures<typeof none>(ctx, frame), none, absent, (_, points) =>
    points.map(({ last, all }) => ({
      open: last.open,
      opened: all.reduce((sum, { opened }) => sum + opened, 0),
      resolved: all.reduce((sum, { resolved }) => sum + resolved, 0),
    })),
  );
}
