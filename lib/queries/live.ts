import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import type { CollectionEnded, LiveScopes, ScopesPage } from '#lib/api/schemas.ts';
import { withLive } from './live-scopes.ts';
import { urlOf } from './request.ts';
import { scopesKeys } from './scopes.ts';

const comeBackMs = 5_000;

export const liveKeys = { all: ['live'] as const, scopes: ['live', 'scopes'] as const };

/** What is being collected, as the events last told; null where they do not come. */
export function liveScopesOptions() {
  return queryOptions({
    queryKey: liveKeys.scopes,
    queryFn: skipToken as typeof skipToken | (() => LiveScopes | null),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

type Listeners = {
  onScopes: (scopes: LiveScopes) => void;
  onEnded: (collection: CollectionEnded) => void;
};

/**
 * Follows the server's events while the page is in view, and puts what they tell into the cache. Where they do not come,
 * queries go on asking as often as they do without; it tries again by itself.
 *
 * @returns what ends it
 */
export function followCollections(client: QueryClient, { onScopes, onEnded }: Listeners): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (scopes: LiveScopes) => {
    client.setQueryData<LiveScopes | null>(liveKeys.scopes, scopes);
    client.setQueriesData<ScopesPage>({ queryKey: scopesKeys.all }, (page) => page && withLive(page, scopes));
    onScopes(scopes);
  };
  const lose = () => {
    if (client.getQueryData(liveKeys.scopes) == null) return;
    client.setQueryData<LiveScopes | null>(liveKeys.scopes, null);
    void client.invalidateQueries({ queryKey: scopesKeys.all });
  };
  const open = () => {
    source = new EventSource(urlOf('events'));
    source.addEventListener('scopes', ({ data }) => take(JSON.parse(data)));
    source.addEventListener('collection-ended', ({ data }) => onEnded(JSON.parse(data)));
    source.addEventListener('error', () => {
      lose();
      // A refusal closes it for good; after a lost connection the browser comes back by itself.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, comeBackMs);
    });
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  // A browser keeps six connections to a server: tabs that nobody looks at must not hold them all.
  const follow = () => {
    close();
    if (document.visibilityState === 'visible') open();
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
    client.setQueryData(liveKeys.scopes, null);
  };
}
