import { formatWords as words } from '#words/format.ts';
import { formatDays } from './durations.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const inZone = new Map<string, Intl.DateTimeFormat>();

/** `23 Nov` */
export function formatDay(time: string | Date): string {
  return dayMonth.format(new Date(time));
}

/** `23 Nov 2026` */
export function formatDate(time: string | Date): string {
  return dayMonthYear.format(new Date(time));
}

/** `23 Nov, 20:27`: for the axis of a span of hours. */
export function formatDayTime(time: string | Date, timeZone = 'UTC'): string {
  return new Date(time).toLocaleString('en-GB', {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone },
  });
}

/** `23 Nov 2026, 20:27 UTC`; in other time zones with their distance from it: `23 Nov 2026, 21:27 GMT+1`. */
export function formatInstant(time: string | Date, timeZone = 'UTC'): string {
  return instantIn(timeZone).format(new Date(time));
}

function instantIn(timeZone: string): Intl.DateTimeFormat {
  const known = inZone.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone },
    timeZoneName: timeZone === 'UTC' ? 'short' : 'shortOffset',
  });
  inZone.set(timeZone, format);
  return format;
}

/** `42 min`, `5 h`, `3 d`, `8 mo`, `2 y`: how long ago, in the one unit that matters. */
export function formatAge(time: string | Date, now: Date): string {
  const age = Math.max(0, now.getTime() - new Date(time).getTime());
  if (age < minuteMs) return words.underMinute;
  if (age < hourMs) return words.durations.min(String(Math.floor(age / minuteMs)));
  if (age < 2 * dayMs) return words.durations.h(String(Math.floor(age / hourMs)));
  return formatDays(Math.floor(age / dayMs));
}

/** `just now`, `5 min ago`, `in 12 min` */
export function formatRelative(time: string | Date, now: Date): string {
  const distance = new Date(time).getTime() - now.getTime();
  if (Math.abs(distance) < minuteMs) return distance > 0 ? words.soon : words.justNow;
  if (distance < 0) return words.ago(formatAge(time, now));
  return words.ahead(formatAge(now, new Date(time)));
}
