import { queryOptions } from '@tanstack/react-query';
import type { Metric, TrendOf, TrendParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { filterParams, type Scope, trendPeriod } from './span.ts';

export const trendsKeys = {
  all: ['trends'] as const,
  of: (metric: Metric, scope: Scope) => [...trendsKeys.all, metric, scope] as const,
};

export function trendParams(metric: Metric, scope: Scope, now: Date): TrendParams {
  return { metric, ...trendPeriod(scope, now), ...filterParams(scope) };
}

/** One metric over the days of the range, in one series. */
export function trendOptions<M extends Metric>(metric: M, scope: Scope) {
  return queryOptions({
    queryKey: trendsKeys.of(metric, scope),
    queryFn: ({ signal }) =>
      request<TrendOf<M>>(urlOf('kpis/trend', trendParams(metric, scope, new Date())), { signal }),
  });
}
