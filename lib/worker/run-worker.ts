import type { Logger } from 'pino';
import { now } from '#lib/clock/now.ts';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { Database } from '#lib/db/client.ts';
import { collectionQueues, openCollectionQueue } from '#lib/db/collection-queue.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { createAccountDoor } from '#lib/services/account-door.ts';
import { applyExemptions } from '#lib/services/apply-exemptions.ts';
import type { Context } from '#lib/services/context.ts';
import { deriveDueDates } from '#lib/services/derive-due-dates.ts';
import { endPassedMutes } from '#lib/services/end-passed-mutes.ts';
import { isDerivationOutdated, noteDerivation } from '#lib/services/keep-derived.ts';
import { rebuild } from '#lib/services/rebuild.ts';
import { recordSettings } from '#lib/services/record-settings.ts';
import { takeOverBulkActs } from '#lib/services/take-over-bulk-acts.ts';
import { createCollectionHandler } from './collection-handler.ts';
import { createPlanner, keepPlanning } from './planner.ts';
import { sayOnce } from './say-once.ts';
import { takeOver } from './take-over.ts';

/** What a worker stands on. */
export type WorkerWorld = {
  db: Database;
  connectionString: string;
  settings: Settings;
  log: Logger;
  /** Aborted when the worker is to end. */
  signal: AbortSignal;
};

const collectionsAtOnce = 4;
const patienceMs = 15_000;

/** Plans and runs collections until the signal aborts. Any number of workers may share a database. */
export async function runWorker({ db, connectionString, settings, log, signal }: WorkerWorld): Promise<void> {
  const createContext = (): Context => ({
    actor: { kind: 'system', name: 'worker' },
    visibleAccounts: 'all',
    ...{ db, settings, now: now() },
  });
  await followSettings(createContext(), log, signal);
  const door = createAccountDoor(settings);
  const locks = openAdvisoryLocks(connectionString);
  const queue = await openCollectionQueue(connectionString, {
    isWorker: true,
    onError: sayOnce((message) => log.warn(`The queue of collections: ${message}`)),
  });
  const { boss } = queue;
  const planDue = createPlanner({ createContext, queue, log });
  const plan = async (until: AbortSignal) => {
    await takeOver(queue, locks, false);
    await endPassedMutes(createContext());
    // Before the exemptions, which may take long where many instances are there.
    await planDue(until);
    await applyExemptions(createContext());
    await takeOverBulkActs(createContext());
  };
  const collect = createCollectionHandler({ createContext, queue, door, locks, log, signal });
  try {
    await takeOver(queue, locks, true);
    const options = { pollingIntervalSeconds: 1, localConcurrency: collectionsAtOnce };
    for (const name of Object.values(collectionQueues)) await boss.work(name, options, collect);
    await keepPlanning(plan, { locks, log, signal });
  } finally {
    await boss.stop({ graceful: true, timeout: patienceMs, close: true });
    await locks.close();
    door.close();
  }
}

/** Charts mark where settings changed. Episodes and rollups depend on some: after a change of these, they are derived anew. */
async function followSettings(ctx: Context, log: Logger, signal: AbortSignal): Promise<void> {
  const changed = await recordSettings(ctx);
  if (changed.length > 0) log.info(`The settings have changed: ${changed.join(', ')}.`);
  await deriveDueDates(ctx, changed.some((key) => key.startsWith('sla.')) ? 'all' : 'missing');
  if (await isDerivationOutdated(ctx)) {
    log.info('The settings for coverage or thresholds have changed: the history is derived anew.');
    const { differences } = await rebuild({ ctx, signal });
    const count = differences.length === 1 ? '1 table' : `${differences.length} tables`;
    log.info(`The history is derived anew: ${count} changed.`);
  }
  await noteDerivation(ctx);
}
