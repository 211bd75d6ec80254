import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';
import { formatHours, inUnit, unitOfHours } from '#components/format/durations.ts';
import { formatCount } from '#components/format/numbers.ts';
import type { MttrPoint, TrendOf } from '#lib/api/schemas.ts';
import { describeCourse, toCells, toChartPoints } from './trend-points.ts';

const name = 'Mean time to remediate';

/** Mean, median and Kaplan-Meier median as lines; below them the episodes that they stand on, as bars. */
export function mttrModel({ series, interval }: TrendOf<'mttr'>, targetHours: number): ChartModel {
  const points = series[0]?.points ?? [];
  const means = points.map(({ meanHours }) => meanHours);
  const axisUnit = axisUnitOf(points, targetHours);
  const targetLabel = `target ${formatHours(targetHours)}`;
  const lines: LineSeries[] = [
    {
      key: 'mean',
      label: 'mean',
      colour: 'accent',
      lane: 'main',
      mark: 'line',
      line: 'solid',
      values: means,
    },
    {
      key: 'median',
      label: 'median',
      colour: 'second',
      lane: 'main',
      mark: 'line',
      line: 'dashed',
      values: points.map(({ medianHours }) => medianHours),
    },
    {
      key: 'survival',
      label: 'median with open ones',
      colour: 'third',
      lane: 'main',
      mark: 'line',
      line: 'dotted',
      values: points.map(({ survivalMedianHours }) => survivalMedianHours),
    },
  ];
  return {
    name,
    summary: `${name}, ${describeCourse(points, means, formatHours)} ${targetLabel}.`,
    points: toChartPoints(points, interval, ({ remediated }) => remediated !== null),
    series: [
      // A line without a single figure would only puzzle in the legend.
      ...lines.filter(({ values }) => values.some((value) => value !== null)),
      {
        key: 'remediated',
        label: 'remediated',
        colour: 'target',
        lane: 'strip',
        mark: 'bar',
        direction: 'up',
        values: points.map(({ remediated }) => remediated),
      },
    ],
    columns: [
      { label: 'mean', series: 'mean', cells: toCells(points, (point) => point.meanHours, formatHours) },
      {
        label: 'median',
        series: 'median',
        cells: toCells(points, (point) => point.medianHours, formatHours),
      },
      { label: 'p90', series: null, cells: toCells(points, (point) => point.p90Hours, formatHours) },
      {
        label: 'Kaplan-Meier median',
        series: 'survival',
        cells: toCells(points, (point) => point.survivalMedianHours, formatHours),
      },
      {
        label: 'remediated',
        series: 'remediated',
        cells: toCells(points, (point) => point.remediated, formatCount),
      },
      { label: 'still open', series: null, cells: toCells(points, (point) => point.open, formatCount) },
      { label: 'terminated', series: null, cells: toCells(points, (point) => point.terminated, formatCount) },
    ],
    target: { value: targetHours, label: targetLabel },
    bounds: { min: 0 },
    unit: axisUnit === 'd' ? 24 : 1,
    smallestStep: 0,
    formatMain: (value) => `${inUnit(value, axisUnit)} ${axisUnit}`,
    stripLabel: 'remediated',
  };
}

function axisUnitOf(points: readonly MttrPoint[], targetHours: number): 'h' | 'd' {
  const all = points.flatMap(({ meanHours, medianHours, survivalMedianHours }) => [
    meanHours ?? 0,
    medianHours ?? 0,
    survivalMedianHours ?? 0,
  ]);
  return unitOfHours(Math.max(targetHours, ...all)) === 'd' ? 'd' : 'h';
}
