import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';
import { formatHours, formatInUnit, unitOfHours } from '#components/format/durations.ts';
import type { MttrPoint, TrendOf } from '#lib/api/schemas.ts';
import { trendWords as words } from '#words/trends.ts';
import { type Compared, compare } from './compared-trend.ts';
import { describeCourse, toChartPoints } from './trend-points.ts';

const name = words.titles.mttr;

/** Mean, median and Kaplan-Meier median as lines; below them the episodes that they stand on, as bars. */
export function mttrModel(
  trend: TrendOf<'mttr'>,
  targetHours: number,
  compared: Compared<TrendOf<'mttr'>> | null = null,
): ChartModel {
  const points = trend.series[0]?.points ?? [];
  const means = points.map(({ meanHours }) => meanHours);
  const before = compare(compared?.trend.series[0]?.points, {
    ...{ count: points.length, label: compared?.label ?? '', kind: 'hours' },
    read: ({ meanHours }) => meanHours,
  });
  const axisUnit = axisUnitOf(points, targetHours, before?.values ?? []);
  const targetLabel = words.target(formatHours(targetHours));
  const lines: LineSeries[] = [
    {
      key: 'mean',
      label: words.mean,
      colour: 'accent',
      lane: 'main',
      mark: 'line',
      line: 'solid',
      values: means,
    },
    {
      key: 'median',
      label: words.median,
      colour: 'second',
      lane: 'main',
      mark: 'line',
      line: 'dashed',
      values: points.map(({ medianHours }) => medianHours),
    },
    {
      key: 'survival',
      label: words.survivalMedian,
      colour: 'third',
      lane: 'main',
      mark: 'line',
      line: 'dotted',
      values: points.map(({ survivalMedianHours }) => survivalMedianHours),
    },
  ];
  return {
    name,
    summary: `${name}, ${describeCourse(points, means, formatHours)} ${targetLabel}.${before?.sentence ?? ''}`,
    points: toChartPoints(points, trend, ({ remediated }) => remediated !== null),
    series: [
      // A line without a single figure would only puzzle in the legend.
      ...lines.filter(({ values }) => values.some((value) => value !== null)),
      {
        key: 'remediated',
        label: words.remediated,
        colour: 'count',
        lane: 'strip',
        mark: 'bar',
        direction: 'up',
        values: points.map(({ remediated }) => remediated),
      },
      ...(before ? [before.series] : []),
    ],
    columns: [
      { label: words.mean, series: 'mean', kind: 'hours', values: points.map((point) => point.meanHours) },
      {
        label: words.median,
        series: 'median',
        kind: 'hours',
        values: points.map((point) => point.medianHours),
      },
      { label: words.p90, series: null, kind: 'hours', values: points.map((point) => point.p90Hours) },
      {
        label: words.kaplanMeier,
        series: 'survival',
        kind: 'hours',
        values: points.map((point) => point.survivalMedianHours),
      },
      {
        label: words.remediated,
        series: 'remediated',
        kind: 'count',
        values: points.map((point) => point.remediated),
      },
      { label: words.stillOpen, series: null, kind: 'count', values: points.map((point) => point.open) },
      {
        label: words.terminated,
        series: null,
        kind: 'count',
        values: points.map((point) => point.terminated),
      },
      ...(before ? [before.column] : []),
    ],
    target: { value: targetHours, label: targetLabel },
    bounds: { min: 0 },
    unit: axisUnit === 'd' ? 24 : 1,
    smallestStep: 0,
    formatMain: (value) => formatInUnit(value, axisUnit),
    stripLabel: words.remediated,
  };
}

function axisUnitOf(
  points: readonly MttrPoint[],
  targetHours: number,
  before: readonly (number | null)[],
): 'h' | 'd' {
  const all = points.flatMap(({ meanHours, medianHours, survivalMedianHours }) => [
    meanHours ?? 0,
    medianHours ?? 0,
    survivalMedianHours ?? 0,
  ]);
  return unitOfHours(Math.max(targetHours, ...all, ...before.map((hours) => hours ?? 0))) === 'd' ? 'd' : 'h';
}
