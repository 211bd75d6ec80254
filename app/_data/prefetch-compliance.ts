import type { QueryClient } from '@tanstack/react-query';
import { complianceSpec } from '#components/compliance/compliance-params.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { complianceQuery, controlQuery, controlTrendQuery, findingTrendQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import {
  complianceOptions,
  complianceParams,
  controlOptions,
  controlParams,
  controlTrendOptions,
  controlTrendParams,
} from '#lib/queries/compliance.ts';
import { findingTrendOptions, findingTrendParams } from '#lib/queries/finding-trends.ts';
import { getCompliance } from '#lib/services/get-compliance.ts';
import { getControl } from '#lib/services/get-control.ts';
import { getControlTrend } from '#lib/services/get-control-trend.ts';
import { getFindingTrend } from '#lib/services/get-finding-trend.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the controls of a framework into the page. */
export async function prefetchCompliance(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const choice = resolveFilters(raw, complianceSpec).filters;
  await client.prefetchQuery({
    ...complianceOptions(scope, choice),
    queryFn: () => callService(complianceQuery, getCompliance, complianceParams(scope, choice)),
    retry: false,
  });
}

/** Puts one control, and how often it was broken over time, into the page. */
export async function prefetchControl(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const options = controlOptions(id, scope);
  await prefetchOne(client, options, () =>
    callService(
      controlQuery,
      ({ ctx, input }) => getControl({ ctx, input: { ...input, id } }),
      controlParams(scope),
    ),
  );
  const control = client.getQueryData(options.queryKey);
  if (control === undefined) return;
  const at = now();
  const view = { by: 'rule', rule: control.rules.map((rule) => rule.id) } as const;
  await Promise.all([
    client.prefetchQuery({
      ...controlTrendOptions(id, scope, at),
      queryFn: () =>
        callService(
          controlTrendQuery,
          ({ ctx, input }) => getControlTrend({ ctx, input: { ...input, id } }),
          controlTrendParams(scope, at),
        ),
      retry: false,
    }),
    client.prefetchQuery({
      ...findingTrendOptions(scope, at, view),
      queryFn: () => callService(findingTrendQuery, getFindingTrend, findingTrendParams(scope, at, view)),
      retry: false,
    }),
  ]);
}
