import type { QueryClient } from '@tanstack/react-query';
import {
  findingDefaultSort,
  findingFilterSpec,
  toFindingFilters,
} from '#components/findings/finding-filters.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingQuery, findingsQuery } from '#lib/api/schemas.ts';
import { findingOptions, findingsOptions, findingsParams } from '#lib/queries/findings.ts';
import { atParams } from '#lib/queries/span.ts';
import { getFinding } from '#lib/services/get-finding.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { readSort } from './read-sort.ts';
import { callService } from './service-call.ts';

/** Puts the list of findings into the page. */
export async function prefetchFindings(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const filters = toFindingFilters(resolveFilters(raw, findingFilterSpec).filters);
  const sort = readSort(findingsQuery, raw, findingDefaultSort);
  await client.prefetchInfiniteQuery({
    ...findingsOptions(scope, filters, sort),
    queryFn: () => callService(findingsQuery, listFindings, findingsParams(scope, filters, sort)),
    retry: false,
  });
}

/** Puts one finding into the page. */
export async function prefetchFinding(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await prefetchOne(client, findingOptions(id, scope), () =>
    callService(
      findingQuery,
      ({ ctx, input }) => getFinding({ ctx, input: { ...input, id } }),
      atParams(scope),
    ),
  );
}
