import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import {
  findingsQuery,
  kpisQuery,
  type Metric,
  metrics,
  type TrendOf,
  trendQuery,
} from '#lib/api/schemas.ts';
import { openFindingsOptions, openFindingsParams } from '#lib/queries/findings.ts';
import { kpisOptions, kpisParams, type Period } from '#lib/queries/kpis.ts';
import type { Scope } from '#lib/queries/span.ts';
import { trendOptions, trendParams } from '#lib/queries/trends.ts';
import { getKpis } from '#lib/services/get-kpis.ts';
import { getTrend } from '#lib/services/get-trend.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts everything that the Overview shows at first into the page, so that it arrives with its data. */
export async function prefetchOverview(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const now = new Date();
  await Promise.all([
    prefetchKpis(client, scope, 'current', now),
    prefetchKpis(client, scope, 'before', now),
    ...metrics.map((metric) => prefetchTrend(client, metric, scope, now)),
    client.prefetchInfiniteQuery({
      ...openFindingsOptions(scope),
      queryFn: () => callService(findingsQuery, listFindings, openFindingsParams(scope)),
      retry: false,
    }),
  ]);
}

function prefetchKpis(client: QueryClient, scope: Scope, period: Period, now: Date): Promise<void> {
  return client.prefetchQuery({
    ...kpisOptions(scope, period),
    queryFn: () => callService(kpisQuery, getKpis, kpisParams(scope, period, now)),
    retry: false,
  });
}

function prefetchTrend<M extends Metric>(
  client: QueryClient,
  metric: M,
  scope: Scope,
  now: Date,
): Promise<void> {
  return client.prefetchQuery({
    ...trendOptions(metric, scope),
    // The service answers with the metric that it was asked for.
    queryFn: () => callService(trendQuery, getTrend, trendParams(metric, scope, now)) as Promise<TrendOf<M>>,
    retry: false,
  });
}
