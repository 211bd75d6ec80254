import { queryOptions } from '@tanstack/react-query';
import type { Kpis, KpisParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { filterParams, kpiPeriod, type Scope, type SpanPeriod } from './span.ts';

const kpisKeys = {
  all: ['kpis'] as const,
  of: (scope: Scope, period: SpanPeriod) => [...kpisKeys.all, period, scope] as const,
};

export function kpisParams(scope: Scope, period: SpanPeriod, now: Date): KpisParams {
  return { ...kpiPeriod(scope, period, now), ...filterParams(scope) };
}

/** The four KPIs of the period that ends now, or of the one before it. */
export function kpisOptions(scope: Scope, period: SpanPeriod = 'current') {
  return queryOptions({
    queryKey: kpisKeys.of(scope, period),
    queryFn: ({ signal }) => request<Kpis>(urlOf('kpis', kpisParams(scope, period, serverNow())), { signal }),
  });
}
