import type { LiveScopes, ScopesPage } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';

/** The scopes with what runs and waits as the events tell it. Of what has ended, the next answer says how. */
export function withLive(page: ScopesPage, { running, waiting }: LiveScopes): ScopesPage {
  const runningByKey = new Map(running.map((collection) => [scopeKey(collection), collection]));
  const waitingByKey = new Map(waiting.map((scope) => [scopeKey(scope), scope]));
  return {
    ...page,
    data: page.data.map((scope) => {
      const now = runningByKey.get(scopeKey(scope));
      const place = waitingByKey.get(scopeKey(scope));
      return {
        ...scope,
        running: now
          ? {
              id: now.id,
              startedAt: now.startedAt,
              progress: now.progress,
              isCancelling: now.isCancelling,
            }
          : null,
        waiting: place ? { since: place.since, retryAt: place.retryAt } : null,
      };
    }),
  };
}

/** How many scopes wait for their turn. What waits to be tried again may do so for minutes, and is not counted. */
export function countWaiting({ waiting }: LiveScopes): number {
  return waiting.filter(({ retryAt }) => retryAt === null).length;
}
