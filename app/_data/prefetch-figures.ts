import type { QueryClient } from '@tanstack/react-query';
import {
  findingsQuery,
  kpisQuery,
  type Metric,
  metrics,
  type TrendOf,
  trendQuery,
} from '#lib/api/schemas.ts';
import { openFindingsOptions, openFindingsParams } from '#lib/queries/findings.ts';
import { kpisOptions, kpisParams } from '#lib/queries/kpis.ts';
import type { Scope } from '#lib/queries/span.ts';
import { trendOptions, trendParams } from '#lib/queries/trends.ts';
import { getKpis } from '#lib/services/get-kpis.ts';
import { getTrend } from '#lib/services/get-trend.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { callService } from './service-call.ts';

/** Puts the four figures with their course, and the open findings, of a scope into the page. */
export async function prefetchFigures(client: QueryClient, scope: Scope): Promise<void> {
  const now = new Date();
  await Promise.all([
    ...(['current', 'before'] as const).map((period) =>
      client.prefetchQuery({
        ...kpisOptions(scope, period),
        queryFn: () => callService(kpisQuery, getKpis, kpisParams(scope, period, now)),
        retry: false,
      }),
    ),
    ...metrics.map((metric) => prefetchTrend(client, metric, scope, now)),
    client.prefetchInfiniteQuery({
      ...openFindingsOptions(scope),
      queryFn: () => callService(findingsQuery, listFindings, openFindingsParams(scope)),
      retry: false,
    }),
  ]);
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
