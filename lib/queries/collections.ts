import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { CollectionRequest, CollectionRequested } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { scopesKeys } from './scopes.ts';

const collectionsKeys = { all: ['collections'] as const };

/** Collects scopes now: one, or all with an empty request. What shows their state is fetched anew. */
export function runNowOptions(client: QueryClient) {
  return mutationOptions({
    mutationKey: [...collectionsKeys.all, 'run-now'],
    mutationFn: (body: CollectionRequest) =>
      request<CollectionRequested>(urlOf('collections'), { method: 'POST', body }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: scopesKeys.all });
      void client.invalidateQueries({ queryKey: collectionsKeys.all });
    },
  });
}
