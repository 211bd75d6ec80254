import type { Logger } from 'pino';
import { readLastStarts } from '#lib/db/collection-log.ts';
import type { CollectionQueue } from '#lib/db/collection-queue.ts';
import { readActiveScopes, type ScopeState } from '#lib/db/scopes.ts';
import { cronOf, isDue } from '#lib/domain/schedule.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import type { Context } from '#lib/services/context.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';

type PlannerWorld = {
  createContext: () => Context;
  queue: CollectionQueue;
  log: Logger;
  signal: AbortSignal;
};

const discoverEveryMs = 3_600_000;

/**
 * Puts into the queue what is due. What was missed while nothing ran is due once. Discovers the estate
 * first and every hour, and every time while there is nothing to collect: credentials may appear.
 */
export function createPlanner(world: PlannerWorld): () => Promise<void> {
  const { createContext, queue, signal } = world;
  let discoveredAtMs = Number.NEGATIVE_INFINITY;
  let told = '';
  return async () => {
    const ctx = createContext();
    let scopes = await readActiveScopes(ctx.db);
    if (scopes.length === 0 || ctx.now.getTime() - discoveredAtMs >= discoverEveryMs) {
      told = tell(await discoverEstate({ ctx, signal }), told, world.log);
      discoveredAtMs = ctx.now.getTime();
      scopes = await readActiveScopes(ctx.db);
    }
    for (const scope of await dueOf(scopes, ctx)) await queue.add(scope, 'schedule');
  };
}

/** Says what could not be discovered, unless it was said just before. */
function tell({ issues }: { issues: { message: string }[] }, told: string, log: Logger): string {
  const text = issues.map(({ message }) => message).join(' ');
  if (text !== '' && text !== told) log.warn(`Not all of the estate can be seen: ${text}`);
  return text;
}

async function dueOf(scopes: ScopeState[], { db, settings, now }: Context): Promise<ScopeState[]> {
  const starts = await readLastStarts(db);
  const lastStart = new Map(starts.map((scope) => [scopeKey(scope), scope.startedAt]));
  const isSeen = new Set(scopes.filter(({ completeAt }) => completeAt !== null).map(scopeKey));
  return scopes.filter((scope) => {
    if (scope.collector === 'user-data' && !isSeen.has(scopeKey({ ...scope, collector: 'ec2' })))
      return false;
    const cron = cronOf(scope.collector, settings.schedule);
    return isDue({ cron, lastStartedAt: lastStart.get(scopeKey(scope)) ?? null, now });
  });
}
