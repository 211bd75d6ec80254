import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { AdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { readLastStarts, readScopesWithInstances } from '#lib/db/collection-log.ts';
import type { CollectionQueue } from '#lib/db/collection-queue.ts';
import { readActiveScopes, type ScopeState } from '#lib/db/scopes.ts';
import { cronOf, isDue } from '#lib/domain/schedule.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import type { Context } from '#lib/services/context.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';
import { sayOnce } from './say-once.ts';

type PlannerWorld = {
  createContext: () => Context;
  queue: CollectionQueue;
  log: Logger;
};

const discoverEveryMs = 3_600_000;
const discoverIncompleteEveryMs = 5 * 60_000;
const planEveryMs = 10_000;

/** Puts into the queue what is due. */
type Plan = (signal: AbortSignal) => Promise<void>;

/**
 * Puts into the queue what is due. What was missed while nothing ran is due once. Discovers the estate first and
 * every hour, sooner while not all of it can be seen, and every time while there is nothing to collect: credentials
 * may appear.
 */
export function createPlanner({ createContext, queue, log }: PlannerWorld): Plan {
  let discoverAtMs = Number.NEGATIVE_INFINITY;
  let told = '';
  return async (signal) => {
    const ctx = createContext();
    let scopes = await readActiveScopes(ctx.db);
    if (scopes.length === 0 || ctx.now.getTime() >= discoverAtMs) {
      const { issues } = await discoverEstate({ ctx, signal });
      told = tell(issues, told, log);
      discoverAtMs = ctx.now.getTime() + (issues.length > 0 ? discoverIncompleteEveryMs : discoverEveryMs);
      scopes = await readActiveScopes(ctx.db);
    }
    for (const scope of await dueOf(scopes, ctx)) await queue.add(scope, 'schedule');
  };
}

/** Plans now and every ten seconds until the signal aborts; of several workers, one at a time. */
export async function keepPlanning(
  plan: Plan,
  { locks, log, signal }: { locks: AdvisoryLocks; log: Logger; signal: AbortSignal },
): Promise<void> {
  const tell = sayOnce((message) => log.warn(`What is due cannot be found out: ${message}`));
  while (!signal.aborted) {
    try {
      await locks.hold('plan-collections', (lost) => plan(AbortSignal.any([signal, lost])));
    } catch (error) {
      if (!signal.aborted) tell((error as Error).message);
    }
    await sleep(planEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** Says what could not be discovered, unless it was said just before. */
function tell(issues: { message: string }[], told: string, log: Logger): string {
  const text = issues.map(({ message }) => message).join(' ');
  if (text !== '' && text !== told)
    log.warn(`${text} \`npm run rolecall -- doctor\` tells what is missing, and what to paste.`);
  return text;
}

async function dueOf(scopes: ScopeState[], { db, settings, now }: Context): Promise<ScopeState[]> {
  const starts = await readLastStarts(db);
  const lastStart = new Map(starts.map((scope) => [scopeKey(scope), scope.startedAt]));
  const hasInstances = new Set((await readScopesWithInstances(db)).map(scopeKey));
  return scopes.filter((scope) => {
    if (scope.collector === 'user-data' && !hasInstances.has(scopeKey({ ...scope, collector: 'ec2' })))
      return false;
    const cron = cronOf(scope.collector, settings.schedule);
    return isDue({ cron, lastStartedAt: lastStart.get(scopeKey(scope)) ?? null, now });
  });
}
