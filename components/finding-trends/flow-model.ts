import type { ChartColumn, ChartModel } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import { describeCourse, toChartPoints } from '#components/trends/trend-points.ts';
import type { FindingTrend } from '#lib/api/schemas.ts';
import { findingTrendWords } from '#words/finding-trends.ts';

const words = findingTrendWords.flow;

/** What stands, as a line; below it what came (up) and what was resolved (down). */
export function flowModel(trend: FindingTrend): ChartModel {
  const points = trend.series[0]?.points ?? [];
  const open = points.map((point) => point.open);
  const column = (name: 'open' | 'opened' | 'reopened' | 'resolved', series: string): ChartColumn => ({
    ...{ label: words[name], series, kind: 'count', values: points.map((point) => point[name]) },
  });
  return {
    name: words.title,
    summary: `${words.title}: ${describeCourse(points, open, formatCount)}`,
    points: toChartPoints(points, trend, (point) => point.open !== null),
    series: [
      {
        ...{ key: 'open', label: words.open, colour: 'accent', lane: 'main', mark: 'line', line: 'solid' },
        values: open,
      },
      {
        ...{ key: 'came', label: words.came, colour: 'bad', lane: 'strip', mark: 'bar', direction: 'up' },
        values: points.map(({ opened, reopened }) => (opened === null ? null : opened + (reopened ?? 0))),
      },
      {
        ...{ key: 'resolved', label: words.resolved, colour: 'second', lane: 'strip', mark: 'bar' },
        direction: 'down',
        values: points.map(({ resolved }) => resolved),
      },
    ],
    columns: [
      column('open', 'open'),
      column('opened', 'came'),
      column('reopened', 'came'),
      column('resolved', 'resolved'),
    ],
    ...{ target: null, bounds: { min: 0 }, unit: 1, smallestStep: 1, formatMain: formatShortCount },
    stripLabel: words.strip,
  };
}
