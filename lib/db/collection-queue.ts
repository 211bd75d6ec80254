import { PgBoss } from 'pg-boss';
import type { Trigger } from '#lib/domain/collections.ts';
import { type Collector, type Scope, scopeKey } from '#lib/domain/scopes.ts';

/** What a job of the queue asks for. */
export type CollectionJob = Scope & { trigger: Trigger };

/** The queue of collections, on the product's own PostgreSQL. */
export type CollectionQueue = {
  boss: PgBoss;
  /** Puts a scope into the queue. False if it already waits or is being collected. */
  add: (scope: Scope, trigger: Trigger) => Promise<boolean>;
  close: () => Promise<void>;
};

/** Inventory never waits for user data: they have queues, and workers, of their own. */
export const collectionQueues = {
  inventory: 'collect-inventory',
  userData: 'collect-user-data',
} as const;

const deadLetters = 'collect-failed';

/** Where a worker's death shows soon, and the longest that a user-data scan of a large region may take. */
const heartbeatSeconds = 30;
const longestSeconds = 12 * 3_600;

/** IAM first, as the others read what it recorded; user data last. */
const priorities: Record<Collector, number> = { iam: 3, ec2: 2, 'user-data': 1 };

/**
 * Opens the queue, and creates it where it is not there yet.
 *
 * @param isWorker whether this process is to watch over the queue: schedules, dead workers, old jobs
 * @param onError is told what goes wrong in the background
 */
export async function openCollectionQueue(
  connectionString: string,
  { isWorker, onError }: { isWorker: boolean; onError: (error: Error) => void },
): Promise<CollectionQueue> {
  const boss = new PgBoss({
    connectionString,
    application_name: 'rolecall queue',
    max: isWorker ? 4 : 1,
    supervise: isWorker,
    schedule: isWorker,
    registerInstance: isWorker,
    monitorIntervalSeconds: heartbeatSeconds,
    superviseIntervalSeconds: heartbeatSeconds,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(deadLetters);
  for (const name of Object.values(collectionQueues)) {
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 4,
      retryDelay: 30,
      retryBackoff: true,
      retryDelayMax: 900,
      heartbeatSeconds,
      expireInSeconds: longestSeconds,
      deadLetter: deadLetters,
    });
  }
  return {
    boss,
    add: async (scope, trigger) => {
      const { accountId, region, collector } = scope;
      const job: CollectionJob = { accountId, region, collector, trigger };
      const options = { singletonKey: scopeKey(scope), priority: priorities[collector] };
      return (await boss.send(queueOf(collector), job, options)) !== null;
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}

function queueOf(collector: Collector): string {
  return collector === 'user-data' ? collectionQueues.userData : collectionQueues.inventory;
}
