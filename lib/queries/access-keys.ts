import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AccessKeyDetail,
  AccessKeyStatistics,
  AccessKeyStatisticsParams,
  AccessKeysPage,
  AccessKeysParams,
  KeyBurnDown,
  KeyBurnDownParams,
} from '#lib/api/schemas.ts';
import { pagesOptions } from './pages.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { atParams, filterParams, type Scope, trendPeriod } from './span.ts';

/** What of the keys a list is narrowed to, as the API's parameters. */
export type KeyFilters = Pick<
  AccessKeyStatisticsParams,
  'q' | 'step' | 'status' | 'age' | 'lastUse' | 'unused' | 'exposed' | 'root'
>;

const accessKeysKeys = {
  all: ['access-keys'] as const,
  list: (params: AccessKeysParams) => [...accessKeysKeys.all, 'list', params] as const,
  statistics: (params: AccessKeyStatisticsParams) => [...accessKeysKeys.all, 'statistics', params] as const,
  burnDown: (scope: Scope) => [...accessKeysKeys.all, 'burn-down', scope] as const,
  one: (id: string, at: string | null) => [...accessKeysKeys.all, 'one', id, at] as const,
};

export function keyStatisticsParams(scope: Scope, filters: KeyFilters = {}): AccessKeyStatisticsParams {
  return { ...filterParams(scope), ...atParams(scope), ...filters };
}

export function accessKeysParams(
  scope: Scope,
  filters: KeyFilters,
  sort: AccessKeysParams['sort'],
): AccessKeysParams {
  return { ...keyStatisticsParams(scope, filters), sort, limit: 100 };
}

/** The keys that a list shows. */
export function accessKeysOptions(scope: Scope, filters: KeyFilters, sort: AccessKeysParams['sort']) {
  const params = accessKeysParams(scope, filters, sort);
  return pagesOptions<AccessKeysPage>(accessKeysKeys.list(params), 'access-keys', params);
}

/** How many keys there are by age, last use and owner. */
export function keyStatisticsOptions(scope: Scope) {
  const params = keyStatisticsParams(scope);
  return queryOptions({
    queryKey: accessKeysKeys.statistics(params),
    queryFn: ({ signal }) =>
      request<AccessKeyStatistics>(urlOf('access-keys/statistics', params), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function keyBurnDownParams(scope: Scope, now: Date): KeyBurnDownParams {
  const { from, to } = trendPeriod(scope, now);
  return { from, to, ...filterParams(scope) };
}

/** How many keys were at each step of their way to zero, day by day, and when they end. */
export function keyBurnDownOptions(scope: Scope) {
  return queryOptions({
    queryKey: accessKeysKeys.burnDown(scope),
    queryFn: ({ signal }) =>
      request<KeyBurnDown>(urlOf('access-keys/burn-down', keyBurnDownParams(scope, serverNow())), { signal }),
  });
}

/** One key by its id. */
export function accessKeyOptions(id: string, { at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: accessKeysKeys.one(id, at),
    queryFn: ({ signal }) =>
      request<AccessKeyDetail>(urlOf(`access-keys/${encodeURIComponent(id)}`, atParams({ at })), { signal }),
  });
}
