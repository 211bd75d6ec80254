import { queryOptions } from '@tanstack/react-query';
import type { Setup } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

export const setupKeys = { all: ['setup'] as const };

/** What the collectors will find in AWS. Looked up there each time, so only when somebody asks. */
export function setupOptions() {
  return queryOptions({
    queryKey: setupKeys.all,
    queryFn: ({ signal }) => request<Setup>(urlOf('setup'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}
