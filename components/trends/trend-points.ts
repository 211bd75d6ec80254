import type { ChartPoint } from '#components/charts/chart-model.ts';
import { noValue } from '#components/format/numbers.ts';
import { formatDate, formatDay } from '#components/format/times.ts';
import type { Interval } from '#lib/api/schemas.ts';

type TrendPoint = { day: string; complete: boolean };

/** The chart's places for a trend's points; `hasData` says whether a point holds figures. */
export function toChartPoints<P extends TrendPoint>(
  points: readonly P[],
  interval: Interval,
  hasData: (point: P) => boolean,
): ChartPoint[] {
  return points.map((point) => ({
    label: labelOf(point.day, interval),
    hasData: hasData(point),
    isComplete: point.complete,
  }));
}

function labelOf(day: string, interval: Interval): string {
  return interval === 'day' ? formatDay(day) : `to ${formatDay(day)}`;
}

/** A cell of each point in words: `format` of what is known, a dash of what is not. */
export function toCells<P>(
  points: readonly P[],
  read: (point: P) => number | null,
  format: (value: number) => string,
): string[] {
  return points.map((point) => {
    const value = read(point);
    return value === null ? noValue : format(value);
  });
}

/** `90 days to 23 Nov 2026: from 81.2 % to 92.4 %, lowest 80.9 %, highest 93 %. 2 without data.` */
export function describeCourse(
  points: readonly TrendPoint[],
  values: readonly (number | null)[],
  format: (value: number) => string,
): string {
  const [first, last] = [points.at(0), points.at(-1)];
  const known = values.filter((value) => value !== null);
  const [start, end] = [known.at(0), known.at(-1)];
  if (!first || !last || start === undefined || end === undefined) return 'no data in this range.';
  const missing = values.length - known.length;
  const [low, high] = [format(Math.min(...known)), format(Math.max(...known))];
  const course = `${formatDate(first.day)} to ${formatDate(last.day)}: from ${format(start)} to ${format(end)}, lowest ${low}, highest ${high}.`;
  return missing === 0 ? course : `${course} ${missing} of ${values.length} points have no figure.`;
}
