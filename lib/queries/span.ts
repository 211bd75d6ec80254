import type { Interval } from '#lib/api/schemas.ts';

export const ranges = ['7d', '30d', '90d', '1y'] as const;
export type Range = (typeof ranges)[number];

const rangeDays: Record<Range, number> = { '7d': 7, '30d': 30, '90d': 90, '1y': 365 };
const intervals: Record<Range, Interval> = { '7d': 'day', '30d': 'day', '90d': 'day', '1y': 'week' };
const dayMs = 86_400_000;

/** What one looks at: how far back, and whose. The part of every query key that says so. */
export type Scope = { range: Range; account: string | null; region: string | null; owner: string | null };

export type Filter = Omit<Scope, 'range'>;

/** The API's filter parameters; what is not chosen is left out. */
export function filterParams({ account, region, owner }: Filter) {
  return {
    ...(account === null ? {} : { account: [account] }),
    ...(region === null ? {} : { region: [region] }),
    ...(owner === null ? {} : { owner: [owner] }),
  };
}

/** The period of the figures that end now, or of the one just before it, which they are compared with. */
export function kpiPeriod(range: Range, period: 'current' | 'before', now: Date) {
  const from = new Date(now.getTime() - rangeDays[range] * dayMs);
  if (period === 'current') return { from: from.toISOString() };
  return { at: from.toISOString(), from: new Date(from.getTime() - rangeDays[range] * dayMs).toISOString() };
}

/** The days of a trend: `range` of them, today (UTC) the last. */
export function trendPeriod(range: Range, now: Date) {
  const from = new Date(now.getTime() - (rangeDays[range] - 1) * dayMs);
  return { from: dayOf(from), to: dayOf(now), interval: intervals[range] };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
