import { queryOptions } from '@tanstack/react-query';
import type { ChangesSummary, ChangesSummaryParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { filterParams, type Scope } from './span.ts';

const changesKeys = {
  all: ['changes'] as const,
  summary: (scope: Scope, since: string) => [...changesKeys.all, 'summary', scope, since] as const,
};

const mostOwners = 8;

/** @param since a day (UTC): from when it began */
export function changesSummaryParams(scope: Scope, since: string): ChangesSummaryParams {
  const to = scope.to ?? scope.at;
  return { from: since, ...(to === null ? {} : { to }), limit: mostOwners, ...filterParams(scope) };
}

/** What has changed since a day, counted by owner. */
export function changesSummaryOptions(scope: Scope, since: string) {
  return queryOptions({
    queryKey: changesKeys.summary(scope, since),
    queryFn: ({ signal }) =>
      request<ChangesSummary>(urlOf('changes/summary', changesSummaryParams(scope, since)), { signal }),
  });
}
