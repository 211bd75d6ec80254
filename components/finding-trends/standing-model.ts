import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount, noValue } from '#components/format/numbers.ts';
import { mostLines, mostSmallCharts, splitLooks } from '#components/trends/split-model.ts';
import { toChartPoints } from '#components/trends/trend-points.ts';
import type { FindingTrend } from '#lib/api/schemas.ts';
import { findingTrendWords as words } from '#words/finding-trends.ts';

/** Lines of findings that stood, and the groups that have none here. */
export type StandingModel = { model: ChartModel; others: readonly string[]; unnamed: number };

/**
 * One line a group, of what stood in it; groups in which nothing ever did have none.
 *
 * @param labelOf what a group is called
 */
export function standingModel(
  trend: FindingTrend,
  name: string,
  labelOf: (group: string) => string,
): StandingModel {
  const places = trend.series[0]?.points ?? [];
  const known = trend.series.filter(({ points }) => points.some(({ open }) => (open ?? 0) > 0));
  const shown = known.slice(0, known.length > mostLines ? mostSmallCharts : mostLines);
  const series = shown.map(
    ({ by, points }, index): LineSeries => ({
      ...{ key: `group-${index}`, label: labelOf(by ?? ''), lane: 'main', mark: 'line' },
      ...(splitLooks[shown.length > mostLines ? 0 : index] ?? { colour: 'split1', line: 'solid' }),
      values: points.map(({ open }) => open),
    }),
  );
  const newest = series.map(({ label, values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return words.newest(label, last === null ? noValue : formatCount(last));
  });
  return {
    others: known.slice(shown.length).map(({ by }) => labelOf(by ?? '')),
    unnamed: trend.omitted,
    model: {
      name,
      summary: `${words.linesOf(name, series.length)} ${newest.join(', ')}`,
      points: toChartPoints(places, trend, (point) => point.open !== null),
      series,
      columns: series.map(({ key, label, values }) => ({
        ...{ label, series: key, kind: 'count', values },
      })),
      ...{ target: null, bounds: { min: 0 }, unit: 1, smallestStep: 1, formatMain: formatShortCount },
      stripLabel: null,
    },
  };
}
