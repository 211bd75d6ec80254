import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Compliance,
  ComplianceParams,
  ControlDetail,
  ControlParams,
  ControlTrend,
  ControlTrendParams,
  EvidenceParams,
} from '#lib/api/schemas.ts';
import { uriOf } from '#lib/domain/uri-of.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope, spanDays, trendPeriod } from './span.ts';

const complianceKeys = {
  all: ['compliance'] as const,
  list: (params: ComplianceParams) => [...complianceKeys.all, 'list', params] as const,
  trend: (id: string, params: ControlTrendParams) => [...complianceKeys.all, 'trend', id, params] as const,
  control: (id: string, params: ControlParams) => [...complianceKeys.all, 'control', id, params] as const,
};

/** Which version of which framework is looked at; left out: the newest of the first one. */
export type FrameworkChoice = Pick<ComplianceParams, 'framework' | 'version'>;

export function complianceParams(scope: Scope, choice: FrameworkChoice): ComplianceParams {
  return { ...filterParams(scope), ...atParams(scope), ...choice };
}

/** The controls of a framework and how the estate stands against each. */
export function complianceOptions(scope: Scope, choice: FrameworkChoice) {
  const params = complianceParams(scope, choice);
  return queryOptions({
    queryKey: complianceKeys.list(params),
    queryFn: ({ signal }) => request<Compliance>(urlOf('compliance', params), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function controlParams(scope: Scope): ControlParams {
  return { ...filterParams(scope), ...atParams(scope) };
}

/** One control by `FRAMEWORK/VERSION/CONTROL`. */
export function controlOptions(id: string, scope: Scope) {
  const params = controlParams(scope);
  return queryOptions({
    queryKey: complianceKeys.control(id, params),
    queryFn: ({ signal }) => request<ControlDetail>(urlOf(`compliance/${uriOf(id)}`, params), { signal }),
  });
}

/** So many points: each is counted anew. */
export function controlTrendParams(scope: Scope, now: Date): ControlTrendParams {
  const days = spanDays(scope);
  const interval = days <= 14 ? 'day' : days <= 182 ? 'week' : 'month';
  return { ...trendPeriod(scope, now), ...filterParams(scope), interval };
}

/** How the estate stood against a control over the days of the span. */
export function controlTrendOptions(id: string, scope: Scope, now: Date) {
  const params = controlTrendParams(scope, now);
  return queryOptions({
    queryKey: complianceKeys.trend(id, params),
    queryFn: ({ signal }) =>
      request<ControlTrend>(urlOf(`compliance/${uriOf(id)}/trend`, params), { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Where the evidence of a control can be had as a file. */
export function evidenceUrl(id: string, scope: Scope, format: EvidenceParams['format']): string {
  return urlOf(`compliance/${uriOf(id)}/evidence`, { ...controlParams(scope), format });
}
