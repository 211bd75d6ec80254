import type { ChartModel } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import type { TrendOf } from '#lib/api/schemas.ts';
import { describeCourse, toCells, toChartPoints } from './trend-points.ts';

const name = 'Exposed credentials';

/** What is open, as a line; below it what was opened (up) and resolved (down) each day. */
export function exposedCredentialsModel(
  { series, interval }: TrendOf<'exposed-credentials'>,
  target: number,
): ChartModel {
  const points = series[0]?.points ?? [];
  const open = points.map((point) => point.open);
  return {
    name,
    summary: `${name} that are open, ${describeCourse(points, open, formatCount)}`,
    points: toChartPoints(points, interval, (point) => point.open !== null),
    series: [
      {
        key: 'open',
        label: 'open',
        colour: 'accent',
        lane: 'main',
        mark: 'line',
        line: 'solid',
        values: open,
      },
      {
        key: 'opened',
        label: 'opened',
        colour: 'bad',
        lane: 'strip',
        mark: 'bar',
        direction: 'up',
        values: points.map((point) => point.opened),
      },
      {
        key: 'resolved',
        label: 'resolved',
        colour: 'second',
        lane: 'strip',
        mark: 'bar',
        direction: 'down',
        values: points.map((point) => point.resolved),
      },
    ],
    columns: [
      { label: 'open', series: 'open', cells: toCells(points, (point) => point.open, formatCount) },
      { label: 'opened', series: 'opened', cells: toCells(points, (point) => point.opened, formatCount) },
      {
        label: 'resolved',
        series: 'resolved',
        cells: toCells(points, (point) => point.resolved, formatCount),
      },
    ],
    target: target > 0 ? { value: target, label: `target ${formatCount(target)}` } : null,
    bounds: { min: 0 },
    unit: 1,
    smallestStep: 1,
    formatMain: formatShortCount,
    stripLabel: 'opened, resolved',
  };
}
