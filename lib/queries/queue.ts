import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  FieldValues,
  FindingFacets,
  FindingFacetsParams,
  FindingGroups,
  FindingGroupsParams,
  FindingsPage,
  FindingsParams,
  FindingValuesParams,
  TopFixes,
} from '#lib/api/schemas.ts';
import { placeOf, type SearchPlace, searchParams } from './property-search.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

const pageSize = 100;
/** As many pages as are asked for anew at once: each waits for the one before it. */
const mostPages = 20;

const queueKeys = {
  /** Beside `findings`, so that an act does not ask for every page of a long list again. */
  list: ['queue'] as const,
  page: (place: SearchPlace, filter: string, sort: string) =>
    [...queueKeys.list, place, filter, sort] as const,
  facets: (place: SearchPlace, filter: string) => ['findings', 'facets', place, filter] as const,
  values: (place: SearchPlace, field: string, prefix: string) =>
    ['findings', 'values', place, field, prefix] as const,
  groups: (place: SearchPlace, filter: string, by: string) =>
    ['findings', 'groups', place, filter, by] as const,
  ofResource: (at: string | null, resource: string) => ['findings', 'of-resource', at, resource] as const,
  fixes: (place: SearchPlace, filter: string) => ['findings', 'fixes', place, filter] as const,
};

export function queueParams(place: SearchPlace, filter: string, sort: string) {
  const asked = { ...searchParams(place, filter), sort, limit: pageSize };
  // Only a sort that the table has is ever asked for.
  return asked as FindingsParams & typeof asked;
}

/** What selects all findings that the queue shows, as the API's acts on many take it. */
export function queueSelection(place: SearchPlace, filter: string): string {
  return urlOf('findings', searchParams({ ...place, at: null }, filter)).split('?')[1] ?? '';
}

/** The findings of the queue, a page at a time. They are not asked for again by themselves: there may be many pages. */
export function queueOptions(scope: Scope, filter: string, sort: string) {
  const place = placeOf(scope);
  return infiniteQueryOptions({
    queryKey: queueKeys.page(place, filter, sort),
    queryFn: ({ signal, pageParam }) =>
      request<FindingsPage>(
        urlOf('findings', {
          ...queueParams(place, filter, sort),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}

/** Asks for the queue anew; of a very long one, for what is at its beginning: the rest comes as one scrolls. */
export function refreshQueue(client: QueryClient) {
  client.setQueriesData<{ pages: FindingsPage[]; pageParams: unknown[] }>(
    { queryKey: queueKeys.list },
    (list) =>
      list && list.pages.length > mostPages
        ? { pages: list.pages.slice(0, mostPages), pageParams: list.pageParams.slice(0, mostPages) }
        : list,
  );
  return client.invalidateQueries({ queryKey: queueKeys.list });
}

export function findingFacetsParams(place: SearchPlace, filter: string) {
  return searchParams(place, filter) satisfies FindingFacetsParams;
}

/** How many findings a filter finds, and how many have each value. */
export function findingFacetsOptions(scope: Scope, filter: string) {
  const place = placeOf(scope);
  return queryOptions({
    queryKey: queueKeys.facets(place, filter),
    queryFn: ({ signal }) =>
      request<FindingFacets>(urlOf('findings/facets', findingFacetsParams(place, filter)), { signal }),
  });
}

/** The values of a field that are in use, for completion. */
export function findingValuesOptions(scope: Scope, field: string, prefix: string) {
  const place = placeOf(scope);
  const params = { ...filterParams(place), ...atParams(place), field, prefix } satisfies FindingValuesParams;
  return {
    queryKey: queueKeys.values(place, field, prefix),
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await request<FieldValues>(urlOf('findings/values', params), { signal })).data,
  };
}

/** Findings by what they have in common. */
export function findingGroupsOptions(scope: Scope, filter: string, by: FindingGroupsParams['by']) {
  const place = placeOf(scope);
  return queryOptions({
    queryKey: queueKeys.groups(place, filter, by),
    queryFn: ({ signal }) =>
      request<FindingGroups>(urlOf('findings/groups', { ...searchParams(place, filter), by }), { signal }),
  });
}

/** The ten fixes that take the most risk away. */
export function topFixesOptions(scope: Scope, filter: string) {
  const place = placeOf(scope);
  return queryOptions({
    queryKey: queueKeys.fixes(place, filter),
    queryFn: ({ signal }) =>
      request<TopFixes>(urlOf('findings/top-fixes', searchParams(place, filter)), { signal }),
  });
}

export function findingsOfParams(place: Pick<Scope, 'at'>, resource: string) {
  return { ...atParams(place), resource, sort: '-risk', limit: 20 } satisfies FindingsParams;
}

/** The findings of one resource that stand and are not muted, those with the most risk first, at most 20. */
export function findingsOfOptions({ at }: Pick<Scope, 'at'>, resource: string) {
  return queryOptions({
    queryKey: queueKeys.ofResource(at, resource),
    queryFn: ({ signal }) =>
      request<FindingsPage>(urlOf('findings', findingsOfParams({ at }, resource)), { signal }),
  });
}
