import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingsQuery, kpisQuery, ownerQuery } from '#lib/api/schemas.ts';
import { openFindingsOptions, openFindingsParams } from '#lib/queries/findings.ts';
import { kpisOptions, kpisParams } from '#lib/queries/kpis.ts';
import { ownerOptions, ownerParams } from '#lib/queries/owners.ts';
import { getKpis } from '#lib/services/get-kpis.ts';
import { getOwner } from '#lib/services/get-owner.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService, requestContext } from './service-call.ts';

/** Puts an owner's figures, comparison and findings into the page. */
export async function prefetchOwner(client: QueryClient, raw: RawParams, owner: string): Promise<void> {
  const scope = { ...(await prefetchScope(client, raw)), owner };
  const now = new Date();
  await Promise.all([
    ...(['current', 'before'] as const).map((period) =>
      client.prefetchQuery({
        ...kpisOptions(scope, period),
        queryFn: () => callService(kpisQuery, getKpis, kpisParams(scope, period, now)),
        retry: false,
      }),
    ),
    client.prefetchQuery({
      ...ownerOptions(owner, scope),
      queryFn: async () => {
        const input = { ...ownerQuery.parse(ownerParams(scope, now)), id: owner };
        return getOwner({ ctx: await requestContext(), input });
      },
      retry: false,
    }),
    client.prefetchInfiniteQuery({
      ...openFindingsOptions(scope),
      queryFn: () => callService(findingsQuery, listFindings, openFindingsParams(scope)),
      retry: false,
    }),
  ]);
}
