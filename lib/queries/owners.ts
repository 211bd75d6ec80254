import { queryOptions } from '@tanstack/react-query';
import type { OwnersPage, OwnersParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

export const ownersKeys = { all: ['owners'] as const };

export const ownersParams: OwnersParams = { limit: 500, sort: 'owner' };

/** The owners that hold anything, by name. */
export function ownersOptions() {
  return queryOptions({
    queryKey: ownersKeys.all,
    queryFn: ({ signal }) => request<OwnersPage>(urlOf('owners', ownersParams), { signal }),
  });
}
