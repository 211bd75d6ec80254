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
import type { Scope, SpanPeriod } from '#lib/queries/span.ts';
import { type TrendView, trendOptions, trendParams } from '#lib/queries/trends.ts';
import { getKpis } from '#lib/services/get-kpis.ts';
import { getTrend } from '#lib/services/get-trend.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { callService } from './service-call.ts';

// The tiles' lines are of the whole, however the charts are cut.
const whole: TrendView = { interval: null, by: null };

/** Puts the four figures with their course, and the open findings, of a scope into the page. */
export async function prefetchFigures(client: QueryClient, scope: Scope, now: Date): Promise<void> {
  await Promise.all([
    prefetchKpis(client, scope, 'current', now),
    prefetchKpis(client, scope, 'before', now),
    ...metrics.map((metric) => prefetchTrend(client, metric, scope, now, whole)),
    prefetchTrend(client, 'role-coverage', scope, now, whole, 'before'),
    client.prefetchInfiniteQuery({
      ...openFindingsOptions(scope),
      queryFn: () => callService(findingsQuery, listFindings, openFindingsParams(scope)),
      retry: false,
    }),
  ]);
}

function prefetchKpis(client: QueryClient, scope: Scope, period: SpanPeriod, now: Date): Promise<void> {
  return client.prefetchQuery({
    ...kpisOptions(scope, period),
    queryFn: () => callService(kpisQuery, getKpis, kpisParams(scope, period, now)),
    retry: false,
  });
}

/** Puts one metric over time into the page, as a chart asks for it. */
export function prefetchTrend<M extends Metric>(
  client: QueryClient,
  metric: M,
  scope: Scope,
  now: Date,
  view: TrendView,
  period: SpanPeriod = 'current',
): Promise<void> {
  return client.prefetchQuery({
    ...trendOptions(metric, scope, view, period),
    // The service answers with the metric that it was asked for.
    queryFn: () =>
      callService(trendQuery, getTrend, trendParams(metric, scope, now, view, period)) as Promise<TrendOf<M>>,
    retry: false,
  });
}
