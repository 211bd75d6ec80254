import type { ChartModel } from '#components/charts/chart-model.ts';
import { formatRatio, formatRoundRatio, formatTarget } from '#components/format/numbers.ts';
import type { RoleCoveragePoint, TrendOf } from '#lib/api/schemas.ts';
import { trendWords as words } from '#words/trends.ts';
import { type Compared, compare } from './compared-trend.ts';
import { describeCourse, toChartPoints } from './trend-points.ts';

const name = words.titles['role-coverage'];

/** Coverage by day, its target, and the band that it could lie in if the unknown instances were counted. */
export function roleCoverageModel(
  trend: TrendOf<'role-coverage'>,
  target: number,
  compared: Compared<TrendOf<'role-coverage'>> | null = null,
): ChartModel {
  const points = trend.series[0]?.points ?? [];
  const ratios = points.map(({ ratio }) => ratio);
  const ranges = points.map(unknownRange);
  const before = compare(compared?.trend.series[0]?.points, {
    ...{
      count: points.length,
      label: compared?.label ?? '',
      read: ({ ratio }) => ratio,
      kind: 'ratio',
    },
  });
  const lowest = Math.min(
    ...[target, ...ratios, ...(before?.values ?? [])].filter((ratio) => ratio !== null),
  );
  const targetLabel = words.target(formatTarget(target));
  return {
    name,
    summary: `${name}, ${describeCourse(points, ratios, formatRatio)} ${targetLabel}.${before?.sentence ?? ''}`,
    points: toChartPoints(points, trend, ({ ratio }) => ratio !== null),
    series: [
      {
        key: 'ratio',
        label: words.coverage,
        colour: 'accent',
        lane: 'main',
        mark: 'line',
        line: 'solid',
        values: ratios,
      },
      ...(ranges.some((range) => range !== null)
        ? [
            {
              key: 'unknown',
              label: words.ifUnknownCounted,
              colour: 'unknown',
              lane: 'main',
              mark: 'range',
              ranges,
            } as const,
          ]
        : []),
      ...(before ? [before.series] : []),
    ],
    columns: [
      { label: words.coverage, series: 'ratio', kind: 'ratio', values: points.map(({ ratio }) => ratio) },
      { label: words.covered, series: null, kind: 'count', values: points.map(({ covered }) => covered) },
      {
        label: words.eligible,
        series: null,
        kind: 'count',
        values: points.map(({ eligible }) => eligible),
      },
      {
        label: words.unknown,
        series: 'unknown',
        kind: 'count',
        values: points.map(({ unknown }) => unknown),
      },
      { label: words.exempt, series: null, kind: 'count', values: points.map(({ exempt }) => exempt) },
      ...(before ? [before.column] : []),
    ],
    target: { value: target, label: targetLabel },
    bounds: { min: Math.max(0, Math.floor(lowest * 20 - 0.5) / 20), max: 1 },
    unit: 1,
    smallestStep: 0,
    formatMain: formatRoundRatio,
    stripLabel: null,
  };
}

function unknownRange({ covered, eligible, unknown }: RoleCoveragePoint): readonly [number, number] | null {
  if (covered === null || eligible === null || !unknown) return null;
  const all = eligible + unknown;
  return [covered / all, (covered + unknown) / all];
}
