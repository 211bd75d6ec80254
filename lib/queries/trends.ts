import { queryOptions } from '@tanstack/react-query';
import type { Dimension, Interval, Metric, TrendOf, TrendParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { filterParams, type Scope, type SpanPeriod, spanDays, trendPeriod } from './span.ts';

/** How a trend is cut: into days, weeks or months (null: as suits the span), and into a series for each of something. */
export type TrendView = { interval: Interval | null; by: Dimension | null };

/** As many as are drawn, and some more that are named beside them. */
const mostSeries = 20;

const mostDaysInPage = 120;

const wholeTrend: TrendView = { interval: null, by: null };

const trendsKeys = {
  all: ['trends'] as const,
  of: (metric: Metric, scope: Scope, view: TrendView, period: SpanPeriod) =>
    [...trendsKeys.all, metric, scope, { interval: view.interval, by: view.by }, period] as const,
};

export function trendParams(
  metric: Metric,
  scope: Scope,
  now: Date,
  { interval, by }: TrendView = wholeTrend,
  period: SpanPeriod = 'current',
): TrendParams {
  return {
    metric,
    ...trendPeriod(scope, now, period),
    ...(interval === null ? {} : { interval }),
    ...(by === null ? {} : { by, series: mostSeries }),
    ...filterParams(scope),
  };
}

/** Whether a trend is megabytes: many series of a point a day. A page had better come without it, and ask. */
export function isLargeTrend(scope: Scope, { interval, by }: TrendView): boolean {
  return by !== null && interval === 'day' && spanDays(scope) > mostDaysInPage;
}

/** One metric over the days of the span, or of the one before it; in one series, or in one for each of something. */
export function trendOptions<M extends Metric>(
  metric: M,
  scope: Scope,
  view: TrendView = wholeTrend,
  period: SpanPeriod = 'current',
) {
  return queryOptions({
    queryKey: trendsKeys.of(metric, scope, view, period),
    queryFn: ({ signal }) =>
      request<TrendOf<M>>(urlOf('kpis/trend', trendParams(metric, scope, serverNow(), view, period)), {
        signal,
      }),
  });
}
