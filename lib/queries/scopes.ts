import { queryOptions } from '@tanstack/react-query';
import type { ScopesPage, ScopesParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import type { Filter } from './span.ts';

const whileRunningMs = 1_500;
const otherwiseMs = 20_000;

export type Place = Pick<Filter, 'account' | 'region'>;

export const scopesKeys = {
  all: ['scopes'] as const,
  of: (place: Place) => [...scopesKeys.all, place] as const,
};

/** IAM is no region's: a region's scopes come with the accounts' global ones. */
export function scopesParams({ account, region }: Place): ScopesParams {
  return {
    limit: 500,
    ...(account === null ? {} : { account: [account] }),
    ...(region === null ? {} : { region: [region, 'global'] }),
  };
}

/** How each scope stands: its last collection, the one that runs, the next. Polled, faster while one runs. */
export function scopesOptions({ account, region }: Place) {
  const place = { account, region };
  return queryOptions({
    queryKey: scopesKeys.of(place),
    queryFn: ({ signal }) => request<ScopesPage>(urlOf('scopes', scopesParams(place)), { signal }),
    refetchInterval: ({ state }) => scopesIntervalMs(state.data),
  });
}

/** How soon to ask again. */
export function scopesIntervalMs(scopes: ScopesPage | undefined): number {
  return scopes?.data.some(({ running }) => running !== null) ? whileRunningMs : otherwiseMs;
}
