import type { Interval } from '#lib/api/schemas.ts';

export const ranges = ['7d', '30d', '90d', '1y'] as const;
export type Range = (typeof ranges)[number];

const rangeDays: Record<Range, number> = { '7d': 7, '30d': 30, '90d': 90, '1y': 365 };
const dayMs = 86_400_000;
// Up to so many days each is a point of its own; longer spans go by week.
const longestByDay = 120;

/** The span that is looked at, or the one just before it, which it is compared with. */
export type SpanPeriod = 'current' | 'before';

/** Whose resources one looks at; null: everybody's. */
export type Filter = { account: string | null; region: string | null; owner: string | null };

/**
 * What one looks at: how far back, as of when, and whose. The part of every query key that says so.
 *
 * `from` and `to` are days (UTC) and come together; they take the place of `range`. `at` is a day or an instant: everything
 * is shown as it was then; null: as it is now.
 */
export type Scope = Filter & {
  range: Range;
  from: string | null;
  to: string | null;
  at: string | null;
};

/** The API's filter parameters; what is not chosen is left out. */
export function filterParams({ account, region, owner }: Filter) {
  return {
    ...(account === null ? {} : { account: [account] }),
    ...(region === null ? {} : { region: [region] }),
    ...(owner === null ? {} : { owner: [owner] }),
  };
}

/** The API's `at`, for lists and single resources: left out where the present is meant. */
export function atParams({ at }: Pick<Scope, 'at'>): { at?: string } {
  return at === null ? {} : { at };
}

/** How many days the span has, the first and the last among them. */
export function spanDays({ range, from, to }: Pick<Scope, 'range' | 'from' | 'to'>): number {
  if (from === null || to === null) return rangeDays[range];
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

/** The period of the figures that end where the span ends, or of the one just before it, which they are compared with. */
export function kpiPeriod(scope: Scope, period: SpanPeriod, now: Date) {
  const end = scope.to ?? scope.at;
  const lengthMs = spanDays(scope) * dayMs;
  const from = new Date(endOf(end, now).getTime() - lengthMs);
  if (period === 'current') return { ...(end === null ? {} : { at: end }), from: from.toISOString() };
  return { at: from.toISOString(), from: new Date(from.getTime() - lengthMs).toISOString() };
}

/**
 * The days of a trend, or of the one just before it; without a custom span, today (UTC) or the day that is looked at is
 * the last.
 */
export function trendPeriod(scope: Scope, now: Date, period: SpanPeriod = 'current') {
  const days = spanDays(scope);
  const interval: Interval = days > longestByDay ? 'week' : 'day';
  const end = endOf(scope.to ?? scope.at, now);
  const to = daysBefore(lastDayBefore(end, now), period === 'current' ? 0 : days);
  return { from: daysBefore(to, days - 1), to, interval };
}

/** The day that everything speaks for: the last of the span. */
export function lastDayOf({ to, at }: Pick<Scope, 'to' | 'at'>, now: Date): string {
  return lastDayBefore(endOf(to ?? at, now), now);
}

/** The day that an end closes: what ends with the first moment of a day holds nothing of that day. */
function lastDayBefore(end: Date, now: Date): string {
  return dayOf(end < now ? new Date(end.getTime() - 1) : end);
}

/** So many days before another. */
export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * dayMs));
}

/** The instant that is meant: a bare day ends with its last one, and today with the present, as the API reads it. */
export function endOf(at: string | null, now: Date): Date {
  if (at === null) return now;
  const end = new Date(at.length === 10 ? `${at}T23:59:59.999Z` : at);
  return end > now ? now : end;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
