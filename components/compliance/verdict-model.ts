import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import { describeCourse, toChartPoints } from '#components/trends/trend-points.ts';
import type { ControlTrend } from '#lib/api/schemas.ts';
import { complianceWords } from '#words/compliance.ts';

const words = complianceWords.control;

const looks = {
  fail: { colour: 'age4', line: 'solid' },
  notAssessed: { colour: 'unknown', line: 'dotted' },
  pass: { colour: 'accent', line: 'long' },
} as const;

const verdicts = ['fail', 'notAssessed', 'pass'] as const;

/** How many resources failed, were not assessed and passed: a line each. */
export function verdictModel(trend: ControlTrend): ChartModel {
  const { points } = trend;
  const series = verdicts.map(
    (verdict): LineSeries => ({
      ...{ key: verdict, label: complianceWords.columns[verdict], lane: 'main', mark: 'line' },
      ...looks[verdict],
      values: points.map((point) => point[verdict]),
    }),
  );
  const failing = points.map(({ fail }) => fail);
  return {
    name: words.verdicts,
    summary: `${words.verdicts}: ${complianceWords.columns.fail}, ${describeCourse(points, failing, formatCount)}`,
    points: toChartPoints(points, trend, ({ fail }) => fail !== null),
    series,
    columns: verdicts.map((verdict) => ({
      ...{ label: complianceWords.columns[verdict], series: verdict },
      kind: 'count',
      values: points.map((point) => point[verdict]),
    })),
    ...{ target: null, bounds: { min: 0 }, unit: 1, smallestStep: 1, formatMain: formatShortCount },
    stripLabel: null,
  };
}
