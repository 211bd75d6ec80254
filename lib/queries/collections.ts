import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  Collection,
  CollectionHistory,
  CollectionHistoryParams,
  CollectionRequest,
  CollectionRequested,
  CollectionsCancelled,
} from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { scopesKeys } from './scopes.ts';
import { atParams, type Scope } from './span.ts';

type Place = Pick<Scope, 'account' | 'region' | 'at'>;

const collectionsKeys = {
  all: ['collections'] as const,
  one: (id: string) => [...collectionsKeys.all, 'one', id] as const,
  history: (place: Place) => [...collectionsKeys.all, 'history', place] as const,
};

/** As many as the grid shows of each scope. */
const shownOfEachScope = 36;

/** A month holds as many even where a scope is collected once a day. */
export function historyParams({ account, region, at }: Place): CollectionHistoryParams {
  return {
    days: 60,
    perScope: shownOfEachScope,
    ...(account === null ? {} : { account: [account] }),
    ...(region === null ? {} : { region: [region, 'global'] }),
    ...atParams({ at }),
  };
}

/** How the newest collections of each scope went. */
export function historyOptions({ account, region, at }: Place) {
  const place = { account, region, at };
  return queryOptions({
    queryKey: collectionsKeys.history(place),
    queryFn: ({ signal }) =>
      request<CollectionHistory>(urlOf('collections/history', historyParams(place)), { signal }),
  });
}

/** One collection. What has ended stays as it is. */
export function collectionOptions(id: string) {
  return queryOptions({
    queryKey: collectionsKeys.one(id),
    queryFn: ({ signal }) => request<Collection>(urlOf(`collections/${encodeURIComponent(id)}`), { signal }),
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? 2_000 : false),
  });
}

function fetchAnew(client: QueryClient) {
  return () => {
    void client.invalidateQueries({ queryKey: scopesKeys.all });
    void client.invalidateQueries({ queryKey: collectionsKeys.all });
  };
}

/** Collects scopes now: one, or all with an empty request. What shows their state is fetched anew. */
export function runNowOptions(client: QueryClient) {
  return mutationOptions({
    mutationKey: [...collectionsKeys.all, 'run-now'],
    mutationFn: (body: CollectionRequest) =>
      request<CollectionRequested>(urlOf('collections'), { method: 'POST', body }),
    onSettled: fetchAnew(client),
  });
}

/** Stops what runs in scopes, and takes what waits out of the queue. */
export function cancelOptions(client: QueryClient) {
  return mutationOptions({
    mutationKey: [...collectionsKeys.all, 'cancel'],
    mutationFn: (body: CollectionRequest) =>
      request<CollectionsCancelled>(urlOf('collections/cancel'), { method: 'POST', body }),
    onSettled: fetchAnew(client),
  });
}
