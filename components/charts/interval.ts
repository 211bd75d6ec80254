import type { ChartPoint } from './chart-model.ts';

const dayMs = 86_400_000;

/** What the points of a chart stand for: the longest of them tells, since the first and the last may be cut. */
export function intervalOf(
  points: readonly Pick<ChartPoint, 'firstDay' | 'day'>[],
): 'day' | 'week' | 'month' {
  const longest = points.reduce((days, { firstDay, day }) => Math.max(days, daysOf(firstDay, day)), 1);
  if (longest === 1) return 'day';
  return longest <= 7 ? 'week' : 'month';
}

function daysOf(firstDay: string, day: string): number {
  return 1 + (Date.parse(day) - Date.parse(firstDay)) / dayMs;
}
