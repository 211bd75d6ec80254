import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { instanceFacetsQuery, instanceQuery, instancesQuery } from '#lib/api/schemas.ts';
import { instanceFields } from '#lib/domain/instance-fields.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import {
  instanceFacetsOptions,
  instanceFacetsParams,
  instanceOptions,
  instancesOptions,
  instancesParams,
} from '#lib/queries/instances.ts';
import { atParams } from '#lib/queries/span.ts';
import { getInstance } from '#lib/services/get-instance.ts';
import { listInstanceFacets } from '#lib/services/list-instance-facets.ts';
import { listInstances } from '#lib/services/list-instances.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

const defaultSort = 'instanceId';

/** Puts the first page of instances and their counts into the page. */
export async function prefetchInstances(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const written = first(raw.filter);
  const filter = parseFilter(written, instanceFields).ok ? written : '';
  const sort = instancesQuery.shape.sort.safeParse(first(raw.sort)).data ?? defaultSort;
  await Promise.all([
    client.prefetchQuery({
      ...instanceFacetsOptions(scope, filter),
      queryFn: () =>
        callService(instanceFacetsQuery, listInstanceFacets, instanceFacetsParams(scope, filter)),
      retry: false,
    }),
    client.prefetchInfiniteQuery({
      ...instancesOptions(scope, filter, sort),
      queryFn: () => callService(instancesQuery, listInstances, instancesParams(scope, filter, sort)),
      retry: false,
    }),
  ]);
}

/** Puts one instance into the page. */
export async function prefetchInstance(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await prefetchOne(client, instanceOptions(id, scope), () =>
    callService(
      instanceQuery,
      ({ ctx, input }) => getInstance({ ctx, input: { ...input, id } }),
      atParams(scope),
    ),
  );
}

function first(value: RawParams[string]): string {
  return [value ?? ''].flat()[0] ?? '';
}
