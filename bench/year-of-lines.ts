import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';

/** A chart of a year and ten lines, a point a day: the largest that the screens draw. */
export const yearSize = { points: 365, lines: 10 };

export function yearOfLines(): ChartModel {
  const { points, lines } = yearSize;
  const place = { hasData: true, isComplete: true };
  const series = Array.from(
    { length: lines },
    (_, line): LineSeries => ({
      ...{ key: `${line}`, label: `${line}`, colour: 'accent', lane: 'main', mark: 'line', line: 'solid' },
      values: Array.from({ length: points }, (_, index) => 50 + 40 * Math.sin(index / 9 + line)),
    }),
  );
  return {
    ...{ name: '', summary: '', series, columns: [], target: null, bounds: { min: 0 } },
    points: Array.from({ length: points }, (_, index) => ({
      ...{ ...place, firstDay: '2026-01-01', day: '2026-01-01', label: `${index}` },
    })),
    ...{ unit: 1, smallestStep: 0, formatMain: String, stripLabel: null },
  };
}
