import type { QueryClient } from '@tanstack/react-query';
import type { ComplianceSpec } from '#components/compliance/compliance-params.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import {
  type ControlDetail,
  complianceQuery,
  controlQuery,
  controlTrendQuery,
  findingTrendQuery,
} from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import { frameworks } from '#lib/domain/compliance-controls.ts';
import {
  complianceOptions,
  complianceParams,
  controlOptions,
  controlParams,
  controlTrendOptions,
  controlTrendParams,
} from '#lib/queries/compliance.ts';
import { findingTrendOptions, findingTrendParams } from '#lib/queries/finding-trends.ts';
import type { Scope } from '#lib/queries/span.ts';
import { getCompliance } from '#lib/services/get-compliance.ts';
import { getControl } from '#lib/services/get-control.ts';
import { getControlTrend } from '#lib/services/get-control-trend.ts';
import { getFindingTrend } from '#lib/services/get-finding-trend.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** The frameworks that there are, and all of their versions: worked out here, as rules are too much for a browser. */
export const complianceSpec: ComplianceSpec = {
  framework: frameworks.map(({ id }) => id),
  version: [...new Set(frameworks.flatMap(({ versions }) => versions.map(({ id }) => id)))],
};

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
  const at = now();
  const trend = client.prefetchQuery({
    ...controlTrendOptions(id, scope, at),
    queryFn: () =>
      callService(
        controlTrendQuery,
        ({ ctx, input }) => getControlTrend({ ctx, input: { ...input, id } }),
        controlTrendParams(scope, at),
      ),
    retry: false,
  });
  await prefetchOne(client, options, () =>
    callService(
      controlQuery,
      ({ ctx, input }) => getControl({ ctx, input: { ...input, id } }),
      controlParams(scope),
    ),
  );
  // Only the control tells of which rules the findings are.
  const control = client.getQueryData(options.queryKey);
  await Promise.all([trend, control && prefetchFindingsOf(client, scope, at, control)]);
}

function prefetchFindingsOf(
  client: QueryClient,
  scope: Scope,
  at: Date,
  { rules }: ControlDetail,
): Promise<void> {
  const view = { by: 'rule', rule: rules.map(({ id }) => id) } as const;
  return client.prefetchQuery({
    ...findingTrendOptions(scope, at, view),
    queryFn: () => callService(findingTrendQuery, getFindingTrend, findingTrendParams(scope, at, view)),
    retry: false,
  });
}
