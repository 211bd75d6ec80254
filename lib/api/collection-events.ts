import { watchCollections } from '#lib/services/watch-collections.ts';
import { createContext } from './context.ts';
import { eventStream } from './event-stream.ts';
import { parseQuery } from './parse-query.ts';
import { guarded } from './route.ts';
import { noQuery } from './schemas.ts';

/** `GET` of what is being collected, as server-sent events. */
export const collectionEvents = guarded(async (request) => {
  parseQuery(noQuery, new URL(request.url).searchParams);
  const ctx = await createContext();
  return eventStream(request, (send, end) =>
    watchCollections(ctx, {
      onScopes: (scopes) => send('scopes', scopes),
      onEnded: (collection) => send('collection-ended', collection),
      onLost: end,
    }),
  );
});
