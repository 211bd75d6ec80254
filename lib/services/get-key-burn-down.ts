import type { KeyBurnDown, KeyBurnDownInput } from '#lib/api/schemas.ts';
import { keyStepMetric, readRollups } from '#lib/db/read-rollups.ts';
import { type Forecast, forecastDown } from '#lib/domain/forecast.ts';
import { type KeyStep, keySteps } from '#lib/domain/key-retirement.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { toTimestamp } from './read-filter.ts';
import { readTrendFrame } from './read-trend-frame.ts';
import { trendSeries } from './read-trend-series.ts';

/** Null of a day whose steps have not been counted. */
type StepFigures = { active: number } & Record<KeyStep, number | null>;

const none: StepFigures = {
  active: 0,
  ...(Object.fromEntries(keySteps.map((step) => [step, 0])) as Record<KeyStep, number>),
};

/** How many keys were at each step of their way to zero, day by day, and when the active ones come down to their target. */
export async function getKeyBurnDown({
  ctx,
  input,
}: {
  ctx: Context;
  input: KeyBurnDownInput;
}): Promise<KeyBurnDown> {
  const frame = await readTrendFrame(
    ctx,
    { ...input, interval: 'day', by: undefined, series: 1 },
    keyStepMetric,
  );
  const rows = await readRollups<StepFigures>(ctx.db, frame.query, frame.metric, frame.groups);
  const absent = { active: null, steps: null };
  const [series] = await trendSeries(frame, rows, none, absent, (_, points) =>
    points.map(({ last }) => ({ active: last.active, steps: stepsOf(last) })),
  );
  const points = series?.points ?? [];
  const target = ctx.settings.targets.activeAccessKeys;
  return {
    ...{ asOf: toTimestamp(ctx.now), from: toTimestamp(frame.from), to: toTimestamp(frame.to), target },
    points,
    ...toForecast(points, target),
  };
}

function stepsOf(figures: StepFigures): Record<KeyStep, number> | null {
  const counts = keySteps.flatMap((step) => figures[step] ?? []);
  if (counts.length < keySteps.length) return null;
  return Object.fromEntries(keySteps.map((step, index) => [step, counts[index]])) as Record<KeyStep, number>;
}

type Point = Pick<KeyBurnDown['points'][number], 'day' | 'active'>;

function toForecast(points: readonly Point[], target: number): Pick<KeyBurnDown, 'forecast' | 'noForecast'> {
  const known = points.flatMap(({ day, active }) =>
    active === null ? [] : [{ day: Date.parse(day) / dayMs, count: active }],
  );
  const forecast: Forecast = forecastDown(known, target);
  if ('gap' in forecast) return { forecast: null, noForecast: forecast.gap };
  const last = known.at(-1)?.day ?? 0;
  const on = (days: number) => new Date((last + days) * dayMs).toISOString().slice(0, 10);
  const { perDay, daysLeft, daysLeftAtBest, daysLeftAtWorst } = forecast;
  return {
    forecast: {
      ...{ perDay, reachedOn: on(daysLeft), reachedOnAtBest: on(daysLeftAtBest) },
      reachedOnAtWorst: daysLeftAtWorst === null ? null : on(daysLeftAtWorst),
    },
    noForecast: null,
  };
}
