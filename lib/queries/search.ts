import { queryOptions } from '@tanstack/react-query';
import type { SearchResult } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

/** Whatever in the estate has the text in its name; nothing for no text. */
export function searchOptions(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) => request<SearchResult>(urlOf('search', { q: text }), { signal }),
    enabled: text !== '',
    refetchInterval: false,
  });
}
