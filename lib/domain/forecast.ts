import { median, percentile } from '#lib/domain/statistics.ts';

/** A count on a day, days counted from any one. */
export type DayCount = { day: number; count: number };

/** Why there is no forecast. */
export const forecastGaps = ['reached', 'too-few-days', 'not-falling', 'too-far'] as const;

/** When a count comes down to its target, in days after the last day known; or why that cannot be said. */
export type Forecast =
  | {
      /** How many fewer a day: the median of the slopes between any two days. */
      perDay: number;
      daysLeft: number;
      /** By the quarter of the slopes that are steepest, and flattest; null if those do not fall. */
      daysLeftAtBest: number;
      daysLeftAtWorst: number | null;
    }
  | { gap: (typeof forecastGaps)[number] };

/** A line through fewer days than these says little. */
const fewestForecastDays = 14;

const mostDays = 5 * 366;

/**
 * When counts come down to a target, if they go on as they did: by the median of the slopes between any two days
 * (Theil 1950, Sen 1968), which a day that stands out does not bend, from the last count on. The range is the middle half
 * of the slopes.
 *
 * @param counts in the order of their days, those that are known
 */
export function forecastDown(counts: readonly DayCount[], target: number): Forecast {
  const last = counts.at(-1);
  if (last !== undefined && last.count <= target) return { gap: 'reached' };
  if (last === undefined || counts.length < fewestForecastDays) return { gap: 'too-few-days' };
  const slopes = slopesOf(counts);
  const perDay = -(median(slopes) ?? 0);
  if (perDay <= 0) return { gap: 'not-falling' };
  const daysAt = (fall: number) => Math.ceil((last.count - target) / fall);
  if (daysAt(perDay) > mostDays) return { gap: 'too-far' };
  const best = -(percentile(slopes, 25) ?? 0);
  const worst = -(percentile(slopes, 75) ?? 0);
  return {
    perDay,
    daysLeft: daysAt(perDay),
    daysLeftAtBest: daysAt(Math.max(best, perDay)),
    daysLeftAtWorst: worst > 0 && daysAt(worst) <= mostDays ? daysAt(worst) : null,
  };
}

function slopesOf(counts: readonly DayCount[]): number[] {
  return counts.flatMap((from, index) =>
    counts.slice(index + 1).map((to) => (to.count - from.count) / (to.day - from.day)),
  );
}
