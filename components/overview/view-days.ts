import { daysBefore, lastDayOf, type Scope, trendPeriod } from '#lib/queries/span.ts';
import type { OverviewView } from './resolve-view.ts';

/** The days (UTC) that the Overview's panels speak of. */
export type ViewDays = {
  last: string;
  yesterday: string;
  weekAgo: string;
  start: string;
  /** Since when changes are told. */
  since: string;
  /** What movers are held against. */
  against: string;
};

/** The days of a view; yesterday is the day before the last of the span. A day after that tells nothing. */
export function viewDays(scope: Scope, view: OverviewView, now: Date): ViewDays {
  const last = lastDayOf(scope, now);
  const yesterday = daysBefore(last, 1);
  const start = trendPeriod(scope, now).from;
  const since = view.since === null || view.since > last ? yesterday : view.since;
  return {
    ...{ last, yesterday, start, since, weekAgo: daysBefore(last, 7) },
    against: view.against === 'start' ? start : yesterday,
  };
}
