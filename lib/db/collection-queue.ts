import { PgBoss } from 'pg-boss';
import type { Trigger } from '#lib/domain/collections.ts';
import { type Collector, type Scope, scopeKey } from '#lib/domain/scopes.ts';

/** What a job of the queue asks for. */
export type CollectionJob = Scope & { trigger: Trigger };

/** The queue of collections, on the product's own PostgreSQL. */
export type CollectionQueue = {
  boss: PgBoss;
  /**
   * Puts a scope into the queue; false if it already waits or is being collected. Asked for by a person, one that
   * waits for its next try does not wait any longer.
   */
  add: (scope: Scope, trigger: Trigger) => Promise<boolean>;
  /** The jobs that count as being collected for some seconds already, and those that wait to be tried again. */
  readBegun: () => Promise<(CollectionJob & { isWaiting: boolean })[]>;
  /** Takes a scope's job out of the queue before it begins; false if none waits. */
  takeOut: (scope: Scope) => Promise<boolean>;
  /** Gives up a scope's job, however far it is: only for whoever knows that nobody works on it. */
  giveUp: (scope: Scope) => Promise<void>;
  /** Puts a begun job's scope into the queue anew; whoever still works on the job loses it. */
  beginAnew: (job: CollectionJob) => Promise<void>;
  close: () => Promise<void>;
};

/** Inventory never waits for user data: they have queues, and workers, of their own. */
export const collectionQueues = {
  inventory: 'collect-inventory',
  userData: 'collect-user-data',
} as const;

/** Where jobs end up whose every try failed, with the reason: nobody works on them. */
export const deadLetterQueue = 'collections-given-up';

/** Where a worker's death shows soon, and the longest that a user-data scan of a large region may take. */
const heartbeatSeconds = 30;
const longestSeconds = 12 * 3_600;
/** How long a worker that has taken a job needs at most until it holds the scope's lock. */
const leadSeconds = 2;
/** The collections themselves say what came of them. */
const keptSeconds = 24 * 3_600;
const deadLettersKeptSeconds = 14 * 24 * 3_600;

/** IAM first, as the others read what it recorded; user data last. */
const priorities: Record<Collector, number> = { iam: 3, ec2: 2, 'user-data': 1 };

/**
 * Opens the queue, and creates it where it is not there yet.
 *
 * @param isWorker whether this process is to watch over the queue: dead workers, old jobs
 * @param onError is told what goes wrong in the background
 */
export async function openCollectionQueue(
  connectionString: string,
  { isWorker, onError }: { isWorker: boolean; onError: (message: string) => void },
): Promise<CollectionQueue> {
  const boss = new PgBoss({
    connectionString,
    application_name: 'rolecall queue',
    max: isWorker ? 4 : 1,
    supervise: isWorker,
    schedule: false,
    registerInstance: isWorker,
    monitorIntervalSeconds: heartbeatSeconds,
    superviseIntervalSeconds: heartbeatSeconds,
  });
  boss.on('error', ({ message }) => onError(message.replace(/ \(Queue: .*\)$/, '')));
  await boss.start();
  await boss.createQueue(deadLetterQueue, { retentionSeconds: deadLettersKeptSeconds });
  for (const name of Object.values(collectionQueues)) {
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 4,
      retryDelay: 30,
      retryBackoff: true,
      retryDelayMax: 900,
      heartbeatSeconds,
      expireInSeconds: longestSeconds,
      deleteAfterSeconds: keptSeconds,
      deadLetter: deadLetterQueue,
    });
    // An older version may have created it without.
    if (isWorker) await boss.updateQueue(name, { deadLetter: deadLetterQueue });
  }
  return {
    boss,
    add: async (scope, trigger) => {
      const job = jobOf(scope, trigger);
      if (await send(boss, job)) return true;
      if (trigger !== 'manual' || !(await cancel(boss, job, ['retry']))) return false;
      return send(boss, job);
    },
    readBegun: async () => {
      const { rows } = await boss.getDb().executeSql(
        `SELECT data, state = 'retry' AS waiting FROM pgboss.job
           WHERE name = ANY($1) AND (state = 'retry' OR state = 'active' AND started_on < now() - $2 * interval '1 second')
           ORDER BY priority DESC, created_on`,
        [Object.values(collectionQueues), leadSeconds],
      );
      return rows.map(({ data, waiting }) => ({ ...data, isWaiting: waiting }));
    },
    takeOut: (scope) => cancel(boss, scope, ['created', 'retry']),
    giveUp: async (scope) => {
      await cancel(boss, scope, ['created', 'retry', 'active']);
    },
    beginAnew: async (job) => {
      await cancel(boss, job, ['retry', 'active']);
      await send(boss, jobOf(job, job.trigger));
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}

function jobOf({ accountId, region, collector }: Scope, trigger: Trigger): CollectionJob {
  return { accountId, region, collector, trigger };
}

/** False if the scope's job is there already. */
async function send(boss: PgBoss, job: CollectionJob): Promise<boolean> {
  const options = { singletonKey: scopeKey(job), priority: priorities[job.collector] };
  return (await boss.send(queueOf(job), job, options)) !== null;
}

/** False if no job of the scope was in one of the states. */
async function cancel(boss: PgBoss, job: Scope, states: string[]): Promise<boolean> {
  const queue = queueOf(job);
  const { rows } = await boss
    .getDb()
    .executeSql(
      'SELECT id FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state::text = ANY($3)',
      [queue, scopeKey(job), states],
    );
  if (rows.length === 0) return false;
  await boss.cancel(
    queue,
    rows.map(({ id }) => id),
  );
  return true;
}

function queueOf({ collector }: Scope): string {
  return collector === 'user-data' ? collectionQueues.userData : collectionQueues.inventory;
}
