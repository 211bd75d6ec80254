import type { QueryClient } from '@tanstack/react-query';
import { decisionSpec, decisionsParams } from '#components/decisions/decision-params.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { decisionsQuery } from '#lib/api/schemas.ts';
import { mutesOptions } from '#lib/queries/mutes.ts';
import { listMutes } from '#lib/services/list-mutes.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the newest mutes into the page. */
export async function prefetchMutes(client: QueryClient, raw: RawParams): Promise<void> {
  const params = decisionsParams(resolveFilters(raw, decisionSpec).filters);
  await Promise.all([
    prefetchScope(client, raw),
    client.prefetchInfiniteQuery({
      ...mutesOptions(params),
      queryFn: () => callService(decisionsQuery, listMutes, params),
      retry: false,
    }),
  ]);
}
