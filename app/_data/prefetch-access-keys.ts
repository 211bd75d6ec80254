import type { QueryClient } from '@tanstack/react-query';
import { keyDefaultSort, keyFilterSpec, toKeyFilters } from '#components/access-keys/key-filters.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import {
  accessKeyQuery,
  accessKeyStatisticsQuery,
  accessKeysQuery,
  keyBurnDownQuery,
  type TrendOf,
  trendQuery,
} from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import {
  accessKeyOptions,
  accessKeysOptions,
  accessKeysParams,
  keyBurnDownOptions,
  keyBurnDownParams,
  keyStatisticsOptions,
  keyStatisticsParams,
} from '#lib/queries/access-keys.ts';
import { atParams } from '#lib/queries/span.ts';
import { trendOptions, trendParams } from '#lib/queries/trends.ts';
import { getAccessKey } from '#lib/services/get-access-key.ts';
import { getAccessKeyStatistics } from '#lib/services/get-access-key-statistics.ts';
import { getKeyBurnDown } from '#lib/services/get-key-burn-down.ts';
import { getTrend } from '#lib/services/get-trend.ts';
import { listAccessKeys } from '#lib/services/list-access-keys.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { readSort } from './read-sort.ts';
import { callService } from './service-call.ts';

/** Puts the list of access keys, their ages and their course into the page. */
export async function prefetchAccessKeys(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const filters = toKeyFilters(resolveFilters(raw, keyFilterSpec).filters);
  const sort = readSort(accessKeysQuery, raw, keyDefaultSort);
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...accessKeysOptions(scope, filters, sort),
      queryFn: () => callService(accessKeysQuery, listAccessKeys, accessKeysParams(scope, filters, sort)),
      retry: false,
    }),
    client.prefetchQuery({
      ...keyStatisticsOptions(scope),
      queryFn: () =>
        callService(accessKeyStatisticsQuery, getAccessKeyStatistics, keyStatisticsParams(scope)),
      retry: false,
    }),
    client.prefetchQuery({
      ...keyBurnDownOptions(scope),
      queryFn: () => callService(keyBurnDownQuery, getKeyBurnDown, keyBurnDownParams(scope, now())),
      retry: false,
    }),
    client.prefetchQuery({
      ...trendOptions('access-keys', scope),
      // The service answers with the metric that it was asked for.
      queryFn: () =>
        callService(trendQuery, getTrend, trendParams('access-keys', scope, now())) as Promise<
          TrendOf<'access-keys'>
        >,
      retry: false,
    }),
  ]);
}

/** Puts one access key into the page. */
export async function prefetchAccessKey(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await prefetchOne(client, accessKeyOptions(id, scope), () =>
    callService(
      accessKeyQuery,
      ({ ctx, input }) => getAccessKey({ ctx, input: { ...input, id } }),
      atParams(scope),
    ),
  );
}
