import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { type Params, request, urlOf } from './request.ts';

type Page = { nextCursor: string | null };

/** A list that comes a page at a time; what was shown stays while other rows are asked for. */
export function pagesOptions<P extends Page>(queryKey: readonly unknown[], path: string, params: Params) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      request<P>(urlOf(path, { ...params, ...(pageParam === null ? {} : { cursor: pageParam }) }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: P) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
