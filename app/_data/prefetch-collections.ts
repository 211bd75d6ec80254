import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { collectionHistoryQuery } from '#lib/api/schemas.ts';
import { collectionOptions, historyOptions, historyParams } from '#lib/queries/collections.ts';
import { getCollection } from '#lib/services/get-collection.ts';
import { getCollectionHistory } from '#lib/services/get-collection-history.ts';
import { prefetchScope, prefetchScopes } from './prefetch-scope.ts';
import { callService, requestContext } from './service-call.ts';

/** Puts the scopes, their newest collections and the one that is looked at into the page. */
export async function prefetchCollections(
  client: QueryClient,
  raw: RawParams,
  account?: string,
): Promise<void> {
  const looked = await prefetchScope(client, raw);
  const scope = account === undefined ? looked : { ...looked, account };
  const [id] = [raw.collection ?? []].flat();
  await Promise.all([
    prefetchScopes(client, scope),
    client.prefetchQuery({
      ...historyOptions(scope),
      queryFn: () => callService(collectionHistoryQuery, getCollectionHistory, historyParams(scope)),
      retry: false,
    }),
    id === undefined || id === ''
      ? null
      : client.prefetchQuery({
          ...collectionOptions(id),
          queryFn: async () => getCollection({ ctx: await requestContext(), input: { id } }),
          retry: false,
        }),
  ]);
}
