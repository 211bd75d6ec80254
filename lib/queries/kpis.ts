import { queryOptions } from '@tanstack/react-query';
import type { Kpis, KpisParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { filterParams, kpiPeriod, type Scope } from './span.ts';

export type Period = 'current' | 'before';

export const kpisKeys = {
  all: ['kpis'] as const,
  of: (scope: Scope, period: Period) => [...kpisKeys.all, period, scope] as const,
};

export function kpisParams(scope: Scope, period: Period, now: Date): KpisParams {
  return { ...kpiPeriod(scope, period, now), ...filterParams(scope) };
}

/** The four KPIs of the period that ends now, or of the one before it. */
export function kpisOptions(scope: Scope, period: Period = 'current') {
  return queryOptions({
    queryKey: kpisKeys.of(scope, period),
    queryFn: ({ signal }) => request<Kpis>(urlOf('kpis', kpisParams(scope, period, new Date())), { signal }),
  });
}
