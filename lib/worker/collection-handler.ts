import type { Job } from 'pg-boss';
import type { Logger } from 'pino';
import { now } from '#lib/clock/now.ts';
import type { AdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { Database } from '#lib/db/client.ts';
import type { CollectionJob, CollectionQueue } from '#lib/db/collection-queue.ts';
import { readInstallationKey } from '#lib/db/installation.ts';
import { readScope } from '#lib/db/scopes.ts';
import type { IssueCode } from '#lib/domain/collections.ts';
import { describeResources } from '#lib/domain/resource-counts.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';
import type { AccountDoor } from '#lib/services/account-door.ts';
import type { Context } from '#lib/services/context.ts';
import { rollUpAccount } from '#lib/services/roll-up-account.ts';
import { type CollectionResult, runCollection } from '#lib/services/run-collection.ts';

type HandlerWorld = {
  createContext: () => Context;
  queue: CollectionQueue;
  door: AccountDoor;
  locks: AdvisoryLocks;
  log: Logger;
  signal: AbortSignal;
};

/** Failures that may be gone in a while; for others a person has to do something first. */
const passing: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'network',
  'timeout',
  'throttled',
  'invalid-response',
  'interrupted',
  'internal',
]);

/** What the worker does with a job of the collection queues: collects its scope. Throws to be tried again later. */
export function createCollectionHandler(world: HandlerWorld): (jobs: Job<CollectionJob>[]) => Promise<void> {
  const { log, signal } = world;
  return async (jobs) => {
    for (const job of jobs) {
      try {
        await handle(job, world);
      } catch (error) {
        const { message } = error as Error;
        if (!signal.aborted) log.warn(`${scopeKey(job.data)} is tried again later: ${message}`);
        throw error;
      }
    }
  };
}

async function handle({ data, signal: expiry }: Job<CollectionJob>, world: HandlerWorld): Promise<void> {
  const { createContext, queue, door, locks, log } = world;
  const { trigger, ...scope } = data;
  const { db, settings, actor } = createContext();
  const signal = AbortSignal.any([world.signal, expiry]);
  const installationKey = await readInstallationKey(db);
  const result = await runCollection(scope, {
    ...{ db, locks, settings, installationKey, trigger, clock: now, signal },
    access: door.access(scope.accountId),
    actor: actor.name,
    // Under the scope's lock: a job whose lock nobody holds passes for one that its worker has left.
    afterwards: () => rollUpAccount(db, scope.accountId, settings),
  });
  if ('reason' in result) {
    log.debug(`${scopeKey(scope)} is left out: ${result.reason}.`);
    return;
  }
  report(result, log);
  if (result.outcome !== 'failed' && scope.collector === 'ec2') await followWithUserData(scope, db, queue);
  if (result.outcome !== 'complete') throwIfPassing(result);
}

/** The first look at a region's user data waits for nothing but its inventory. */
async function followWithUserData(ec2: Scope, db: Database, queue: CollectionQueue): Promise<void> {
  const userData = { ...ec2, collector: 'user-data' } as const;
  const known = await readScope(db, userData);
  if (known && known.completeAt === null) await queue.add(userData, 'schedule');
}

function report({ scope, outcome, resources, issues }: CollectionResult, log: Logger): void {
  const line = `${scopeKey(scope)}: ${[outcome, ...describeResources(resources)].join(', ')}`;
  const [first, ...more] = issues;
  if (first === undefined) {
    log.info(line);
  } else {
    const others = more.length > 0 ? ` (and ${more.length} more)` : '';
    log.warn({ issues: issues.slice(0, 3) }, `${line}. ${first.message}${others}`);
  }
}

function throwIfPassing({ issues }: CollectionResult): void {
  const issue = issues.find(({ code }) => passing.has(code));
  if (issue) throw new Error(issue.message);
}
