import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FindingDetail, FindingsExportParams, FindingsPage, FindingsParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { atParams, type Filter, filterParams, type Scope } from './span.ts';

const pageSize = 10;

export const findingsKeys = {
  all: ['findings'] as const,
  open: (filter: Filter) => [...findingsKeys.all, 'open', filter] as const,
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

export function openFindingsParams(filter: Filter): FindingsParams {
  return { sort: '-severity', limit: pageSize, ...filterParams(filter) };
}

/** Open findings, the worst first, a page at a time. */
export function openFindingsOptions({ account, region, owner }: Filter) {
  const filter = { account, region, owner };
  return infiniteQueryOptions({
    queryKey: findingsKeys.open(filter),
    queryFn: ({ signal, pageParam }) =>
      request<FindingsPage>(
        urlOf('findings', {
          ...openFindingsParams(filter),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
