import type { QueryClient } from '@tanstack/react-query';
import { cache } from 'react';
import { queueDefaults } from '#components/findings/queue-defaults.ts';
import { getQueryClient } from '#components/providers/query-client.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { findingFacetsQuery, findingQuery, findingsQuery } from '#lib/api/schemas.ts';
import { findingFields } from '#lib/domain/finding-fields.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { findingOptions } from '#lib/queries/findings.ts';
import {
  findingFacetsOptions,
  findingFacetsParams,
  findingsOfOptions,
  findingsOfParams,
  queueOptions,
  queueParams,
} from '#lib/queries/queue.ts';
import { atParams, type Scope } from '#lib/queries/span.ts';
import { getFinding } from '#lib/services/get-finding.ts';
import { listFindingFacets } from '#lib/services/list-finding-facets.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { readSort } from './read-sort.ts';
import { callService } from './service-call.ts';

/** Puts the first page of the queue, its counts and the finding that is open beside it into the page. */
export async function prefetchFindings(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const written = first(raw.filter);
  const filter = parseFilter(written, findingFields).ok ? written : '';
  const sort = readSort(findingsQuery, raw, queueDefaults.sort);
  const opened = first(raw.finding);
  await Promise.all([
    client.prefetchQuery({
      ...findingFacetsOptions(scope, filter),
      queryFn: () => callService(findingFacetsQuery, listFindingFacets, findingFacetsParams(scope, filter)),
      retry: false,
    }),
    client.prefetchInfiniteQuery({
      ...queueOptions(scope, filter, sort),
      queryFn: () => callService(findingsQuery, listFindings, queueParams(scope, filter, sort)),
      retry: false,
    }),
    opened === '' ? null : prefetchBeside(client, scope, opened),
  ]);
}

/** Puts one finding into the page. */
export async function prefetchFinding(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  await prefetchWhole(client, await prefetchScope(client, raw), id);
}

async function prefetchWhole(client: QueryClient, scope: Scope, id: string): Promise<void> {
  await prefetchOne(client, findingOptions(id, scope), () => readFinding(scope.at, id));
  await prefetchRelated(client, scope, id);
}

/** The same beside the queue, which stays where there is no such finding. */
async function prefetchBeside(client: QueryClient, scope: Scope, id: string): Promise<void> {
  await client.prefetchQuery({
    ...findingOptions(id, scope),
    queryFn: () => readFinding(scope.at, id),
    retry: false,
  });
  await prefetchRelated(client, scope, id);
}

/** What the finding says was found; null where there is none. */
export async function readFindingTitle(raw: RawParams, id: string): Promise<string | null> {
  try {
    const { at } = await prefetchScope(getQueryClient(), raw);
    return (await readFinding(at, id)).title;
  } catch {
    return null;
  }
}

/** Once for the page and its title. */
const readFinding = cache((at: string | null, id: string) =>
  callService(
    findingQuery,
    ({ ctx, input }) => getFinding({ ctx, input: { ...input, id } }),
    atParams({ at }),
  ),
);

async function prefetchRelated(client: QueryClient, scope: Scope, id: string): Promise<void> {
  const resource = client.getQueryData<FindingDetail>(findingOptions(id, scope).queryKey)?.resourceId;
  if (resource === undefined) return;
  await client.prefetchQuery({
    ...findingsOfOptions(scope, resource),
    queryFn: () => callService(findingsQuery, listFindings, findingsOfParams(scope, resource)),
    retry: false,
  });
}

function first(value: RawParams[string]): string {
  return [value ?? ''].flat()[0] ?? '';
}
