import { infiniteQueryOptions } from '@tanstack/react-query';
import type { FindingsPage, FindingsParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { type Filter, filterParams } from './span.ts';

const pageSize = 15;

export const findingsKeys = {
  all: ['findings'] as const,
  open: (filter: Filter) => [...findingsKeys.all, 'open', filter] as const,
};

export function openFindingsParams(filter: Filter): FindingsParams {
  return { state: 'open', sort: '-severity', limit: pageSize, ...filterParams(filter) };
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
