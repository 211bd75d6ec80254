import type { Interval } from '#lib/api/schemas.ts';
import { dayMs } from '#lib/domain/statistics.ts';

/** The days (UTC, `2026-11-01`) that one point of a trend stands for, within the period asked for. */
export type Bucket = { days: string[] };

/** The day, in UTC, that an instant lies in. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The instant at which a day ends. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(day) + dayMs);
}

/** The buckets of a period, in order: days, weeks that begin on Monday, or calendar months, cut off at its ends. */
export function bucketsOf(first: string, last: string, interval: Interval): Bucket[] {
  const buckets = new Map<string, string[]>();
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += dayMs) {
    const key = bucketKey(ms, interval);
    const days = buckets.get(key);
    if (days) days.push(dayOf(new Date(ms)));
    else buckets.set(key, [dayOf(new Date(ms))]);
  }
  return [...buckets.values()].map((days) => ({ days }));
}

function bucketKey(ms: number, interval: Interval): string {
  const day = new Date(ms);
  switch (interval) {
    case 'day':
      return dayOf(day);
    case 'week':
      return dayOf(new Date(ms - ((day.getUTCDay() + 6) % 7) * dayMs));
    case 'month':
      return dayOf(day).slice(0, 7);
  }
}
