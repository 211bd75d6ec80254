import type { QueryClient } from '@tanstack/react-query';
import { decisionSpec } from '#components/decisions/decision-params.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { mutesQuery } from '#lib/api/schemas.ts';
import { mutesOptions } from '#lib/queries/mutes.ts';
import { listMutes } from '#lib/services/list-mutes.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the mutes into the page. */
export async function prefetchMutes(client: QueryClient, raw: RawParams): Promise<void> {
  const { state = 'standing' } = resolveFilters(raw, decisionSpec).filters;
  await Promise.all([
    prefetchScope(client, raw),
    client.prefetchQuery({
      ...mutesOptions(state),
      queryFn: () => callService(mutesQuery, listMutes, { state }),
      retry: false,
    }),
  ]);
}
