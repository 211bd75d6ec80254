import type { QueryClient } from '@tanstack/react-query';
import { decisionSpec, decisionsParams } from '#components/decisions/decision-params.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { decisionsQuery } from '#lib/api/schemas.ts';
import { exemptionsOptions } from '#lib/queries/exemptions.ts';
import { listExemptions } from '#lib/services/list-exemptions.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the newest exemptions into the page. */
export async function prefetchExemptions(client: QueryClient, raw: RawParams): Promise<void> {
  const params = decisionsParams(resolveFilters(raw, decisionSpec).filters);
  await Promise.all([
    prefetchScope(client, raw),
    client.prefetchInfiniteQuery({
      ...exemptionsOptions(params),
      queryFn: () => callService(decisionsQuery, listExemptions, params),
      retry: false,
    }),
  ]);
}
