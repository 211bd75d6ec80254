import type { ChartPoint } from '#components/charts/chart-model.ts';
import { formatDate, formatDay } from '#components/format/times.ts';
import type { Interval } from '#lib/api/schemas.ts';
import { trendWords as words } from '#words/trends.ts';

const dayMs = 86_400_000;

type TrendPoint = { day: string; complete: boolean };

/** The chart's places for a trend's points; `hasData` says whether a point holds figures. */
export function toChartPoints<P extends TrendPoint>(
  points: readonly P[],
  { interval, from }: { interval: Interval; from: string },
  hasData: (point: P) => boolean,
): ChartPoint[] {
  return points.map((point, index) => ({
    firstDay: dayAfter(points[index - 1]?.day) ?? from.slice(0, 10),
    day: point.day,
    label: labelOf(point.day, interval),
    hasData: hasData(point),
    isComplete: point.complete,
  }));
}

function dayAfter(day: string | undefined): string | null {
  return day === undefined ? null : new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

function labelOf(day: string, interval: Interval): string {
  return interval === 'day' ? formatDay(day) : words.to(formatDay(day));
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
  if (!first || !last || start === undefined || end === undefined) return words.noData;
  const missing = values.length - known.length;
  const [low, high] = [format(Math.min(...known)), format(Math.max(...known))];
  const course = words.course({
    ...{ first: formatDate(first.day), last: formatDate(last.day) },
    ...{ start: format(start), end: format(end), low, high },
  });
  return missing === 0 ? course : `${course} ${words.missing(missing, values.length)}`;
}
