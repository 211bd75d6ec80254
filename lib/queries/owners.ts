import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OwnerDetail, OwnerParams, OwnersPage, OwnersParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { atParams, filterParams, kpiPeriod, type Scope } from './span.ts';

const ownersKeys = {
  all: ['owners'] as const,
  list: (scope: Scope, search: OwnersSearch) => [...ownersKeys.all, 'list', scope, search] as const,
  one: (owner: string, scope: Scope) => [...ownersKeys.all, 'one', owner, scope] as const,
};

export const ownersParams: OwnersParams = { limit: 500, sort: 'owner' };

/** The owners that hold anything, by name. */
export function ownersOptions() {
  return queryOptions({
    queryKey: ownersKeys.all,
    queryFn: ({ signal }) => request<OwnersPage>(urlOf('owners', ownersParams), { signal }),
  });
}

/** What of the owners a list shows, and by what it is sorted. */
export type OwnersSearch = { sort: NonNullable<OwnersParams['sort']>; q: string };

export function ownersListParams(scope: Scope, { sort, q }: OwnersSearch): OwnersParams {
  return { limit: 100, sort, ...(q === '' ? {} : { q }), ...filterParams(scope), ...atParams(scope) };
}

/** The owners with what each holds, a page at a time. */
export function ownersListOptions(scope: Scope, search: OwnersSearch) {
  return infiniteQueryOptions({
    queryKey: ownersKeys.list(scope, search),
    queryFn: ({ signal, pageParam }) =>
      request<OwnersPage>(
        urlOf('owners', {
          ...ownersListParams(scope, search),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The figures end where the span ends, as those of the tiles beside them do. */
export function ownerParams(scope: Scope, now: Date): OwnerParams {
  const { account, region } = filterParams(scope);
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...kpiPeriod(scope, 'current', now),
  };
}

/** What one owner holds, how it fares and how it compares. */
export function ownerOptions(owner: string, scope: Scope) {
  return queryOptions({
    queryKey: ownersKeys.one(owner, scope),
    queryFn: ({ signal }) =>
      request<OwnerDetail>(urlOf(`owners/${encodeURIComponent(owner)}`, ownerParams(scope, serverNow())), {
        signal,
      }),
  });
}
