import type { QueryClient } from '@tanstack/react-query';
import { exposedView, findingTrendSpec } from '#components/finding-trends/trend-view.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingStatisticsQuery, findingTrendQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import {
  findingStatisticsOptions,
  findingStatisticsParams,
  findingTrendOptions,
  findingTrendParams,
} from '#lib/queries/finding-trends.ts';
import { getFindingStatistics } from '#lib/services/get-finding-statistics.ts';
import { getFindingTrend } from '#lib/services/get-finding-trend.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts findings over time, their ages and their times to resolve into the page. */
export async function prefetchFindingTrends(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const at = now();
  const { by = 'severity', per = 'rule' } = resolveFilters(raw, findingTrendSpec).filters;
  await Promise.all([
    ...[{ by }, {}, exposedView].map((view) =>
      client.prefetchQuery({
        ...findingTrendOptions(scope, at, view),
        queryFn: () => callService(findingTrendQuery, getFindingTrend, findingTrendParams(scope, at, view)),
        retry: false,
      }),
    ),
    client.prefetchQuery({
      ...findingStatisticsOptions(scope, at, per),
      queryFn: () =>
        callService(findingStatisticsQuery, getFindingStatistics, findingStatisticsParams(scope, at, per)),
      retry: false,
    }),
  ]);
}
