import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FindingDetail, FindingsExportParams, FindingsPage, FindingsParams } from '#lib/api/schemas.ts';
import { placeOf, type SearchPlace } from './property-search.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

const pageSize = 10;

export const findingsKeys = {
  all: ['findings'] as const,
  open: (place: SearchPlace) => [...findingsKeys.all, 'open', place] as const,
  one: (id: string, at: string | null) => [...findingsKeys.all, 'one', id, at] as const,
};

/** Where the findings that a list shows can be had as a file. */
export function findingsExportUrl(
  { limit: _limit, cursor: _cursor, sort: _sort, ...filters }: FindingsParams,
  format: FindingsExportParams['format'],
): string {
  return urlOf('findings/export', { ...filters, format });
}

/** One finding by its fingerprint. */
export function findingOptions(id: string, { at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: findingsKeys.one(id, at),
    queryFn: ({ signal }) =>
      request<FindingDetail>(urlOf(`findings/${encodeURIComponent(id)}`, atParams({ at })), { signal }),
  });
}

export function openFindingsParams(place: SearchPlace): FindingsParams {
  return { sort: '-severity', limit: pageSize, ...filterParams(place), ...atParams(place) };
}

/** The findings that are open, or were at an instant, the worst first, a page at a time. */
export function openFindingsOptions(scope: Scope) {
  const place = placeOf(scope);
  return infiniteQueryOptions({
    queryKey: findingsKeys.open(place),
    queryFn: ({ signal, pageParam }) =>
      request<FindingsPage>(
        urlOf('findings', {
          ...openFindingsParams(place),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
