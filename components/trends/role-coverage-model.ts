import type { ChartModel } from '#components/charts/chart-model.ts';
import { formatCount, formatRatio, formatTarget } from '#components/format/numbers.ts';
import type { RoleCoveragePoint, TrendOf } from '#lib/api/schemas.ts';
import { describeCourse, toCells, toChartPoints } from './trend-points.ts';

const name = 'Role coverage';

/** Coverage by day, its target, and the band that it could lie in if the unknown instances were counted. */
export function roleCoverageModel(
  { series, interval }: TrendOf<'role-coverage'>,
  target: number,
): ChartModel {
  const points = series[0]?.points ?? [];
  const ratios = points.map(({ ratio }) => ratio);
  const ranges = points.map(unknownRange);
  const lowest = Math.min(target, ...ratios.filter((ratio) => ratio !== null));
  const targetLabel = `target ${formatTarget(target)}`;
  return {
    name,
    summary: `${name}, ${describeCourse(points, ratios, formatRatio)} ${targetLabel}.`,
    points: toChartPoints(points, interval, ({ ratio }) => ratio !== null),
    series: [
      {
        key: 'ratio',
        label: 'coverage',
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
              label: 'if unknown instances counted',
              colour: 'unknown',
              lane: 'main',
              mark: 'range',
              ranges,
            } as const,
          ]
        : []),
    ],
    columns: [
      { label: 'coverage', series: 'ratio', cells: toCells(points, ({ ratio }) => ratio, formatRatio) },
      { label: 'covered', series: null, cells: toCells(points, ({ covered }) => covered, formatCount) },
      { label: 'eligible', series: null, cells: toCells(points, ({ eligible }) => eligible, formatCount) },
      { label: 'unknown', series: 'unknown', cells: toCells(points, ({ unknown }) => unknown, formatCount) },
      { label: 'exempt', series: null, cells: toCells(points, ({ exempt }) => exempt, formatCount) },
    ],
    target: { value: target, label: targetLabel },
    bounds: { min: Math.max(0, Math.floor(lowest * 20 - 0.5) / 20), max: 1 },
    unit: 1,
    smallestStep: 0,
    formatMain: (value) => `${Math.round(value * 100)} %`,
    stripLabel: null,
  };
}

function unknownRange({ covered, eligible, unknown }: RoleCoveragePoint): readonly [number, number] | null {
  if (covered === null || eligible === null || !unknown) return null;
  const all = eligible + unknown;
  return [covered / all, (covered + unknown) / all];
}
