import { queryOptions } from '@tanstack/react-query';
import type { Dimension, Standings, StandingsParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { filterParams, lastDayOf, type Scope } from './span.ts';

/** Which standings: of what, in which order, how many, and since when they have moved. */
export type StandingsView = {
  by: Dimension;
  sort: NonNullable<StandingsParams['sort']>;
  limit: number;
  /** A day (UTC). */
  since: string;
};

const standingsKeys = {
  all: ['standings'] as const,
  of: (scope: Scope, view: StandingsView) => [...standingsKeys.all, scope, view] as const,
};

export function standingsParams(scope: Scope, { since, ...view }: StandingsView, now: Date): StandingsParams {
  return { ...view, from: since, to: scope.to ?? scope.at ?? lastDayOf(scope, now), ...filterParams(scope) };
}

/** Accounts, regions or owners side by side. */
export function standingsOptions(scope: Scope, view: StandingsView) {
  return queryOptions({
    queryKey: standingsKeys.of(scope, view),
    queryFn: ({ signal }) =>
      request<Standings>(urlOf('kpis/standings', standingsParams(scope, view, serverNow())), { signal }),
  });
}
