import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  FindingStatistics,
  FindingStatisticsParams,
  FindingTrend,
  FindingTrendParams,
} from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { filterParams, type Scope, trendPeriod } from './span.ts';

const findingTrendsKeys = {
  all: ['finding-trends'] as const,
  trend: (params: FindingTrendParams) => [...findingTrendsKeys.all, 'trend', params] as const,
  statistics: (params: FindingStatisticsParams) => [...findingTrendsKeys.all, 'statistics', params] as const,
};

/** How findings over time are told apart, and which rules' they are. */
export type FindingTrendView = Pick<FindingTrendParams, 'by' | 'rule'>;

export function findingTrendParams(scope: Scope, now: Date, view: FindingTrendView): FindingTrendParams {
  return { ...trendPeriod(scope, now), ...filterParams(scope), ...view };
}

/** Findings over the days of the span. */
export function findingTrendOptions(scope: Scope, now: Date, view: FindingTrendView) {
  const params = findingTrendParams(scope, now, view);
  return queryOptions({
    queryKey: findingTrendsKeys.trend(params),
    queryFn: ({ signal }) => request<FindingTrend>(urlOf('findings/trend', params), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function findingStatisticsParams(
  scope: Scope,
  now: Date,
  by: FindingStatisticsParams['by'],
): FindingStatisticsParams {
  const { from, to } = trendPeriod(scope, now);
  // An instant is more exact than its day.
  return { from, to: scope.to ?? scope.at ?? to, ...filterParams(scope), by };
}

/** How old findings are, when they are due and how long it took to resolve them. */
export function findingStatisticsOptions(scope: Scope, now: Date, by: FindingStatisticsParams['by']) {
  const params = findingStatisticsParams(scope, now, by);
  return queryOptions({
    queryKey: findingTrendsKeys.statistics(params),
    queryFn: ({ signal }) => request<FindingStatistics>(urlOf('findings/statistics', params), { signal }),
    placeholderData: keepPreviousData,
  });
}
