import type { ChartModel } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import type { TrendOf } from '#lib/api/schemas.ts';
import { trendWords as words } from '#words/trends.ts';
import { type Compared, compare } from './compared-trend.ts';
import { describeCourse, toChartPoints } from './trend-points.ts';

const name = words.titles['exposed-credentials'];

/** What is open, as a line; below it what was opened (up) and resolved (down) each day. */
export function exposedCredentialsModel(
  trend: TrendOf<'exposed-credentials'>,
  target: number,
  compared: Compared<TrendOf<'exposed-credentials'>> | null = null,
): ChartModel {
  const points = trend.series[0]?.points ?? [];
  const open = points.map((point) => point.open);
  const before = compare(compared?.trend.series[0]?.points, {
    count: points.length,
    label: compared?.label ?? '',
    read: (point) => point.open,
    kind: 'count',
  });
  return {
    name,
    summary: `${words.openOf(name)}, ${describeCourse(points, open, formatCount)}${before?.sentence ?? ''}`,
    points: toChartPoints(points, trend, (point) => point.open !== null),
    series: [
      {
        key: 'open',
        label: words.open,
        colour: 'accent',
        lane: 'main',
        mark: 'line',
        line: 'solid',
        values: open,
      },
      {
        key: 'opened',
        label: words.opened,
        colour: 'bad',
        lane: 'strip',
        mark: 'bar',
        direction: 'up',
        values: points.map((point) => point.opened),
      },
      {
        key: 'resolved',
        label: words.resolved,
        colour: 'second',
        lane: 'strip',
        mark: 'bar',
        direction: 'down',
        values: points.map((point) => point.resolved),
      },
      ...(before ? [before.series] : []),
    ],
    columns: [
      { label: words.open, series: 'open', kind: 'count', values: points.map((point) => point.open) },
      { label: words.opened, series: 'opened', kind: 'count', values: points.map((point) => point.opened) },
      {
        label: words.resolved,
        series: 'resolved',
        kind: 'count',
        values: points.map((point) => point.resolved),
      },
      ...(before ? [before.column] : []),
    ],
    target: target > 0 ? { value: target, label: words.target(formatCount(target)) } : null,
    bounds: { min: 0 },
    unit: 1,
    smallestStep: 1,
    formatMain: formatShortCount,
    stripLabel: words.openedResolved,
  };
}
