import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Scope } from '#lib/domain/scopes.ts';
import { type CollectionQueue, collectionQueues, openCollectionQueue } from './collection-queue.ts';
import { readQueue, readWaiting } from './read-queue.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

const scope: Scope = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' };

let database: TestDatabase;
let queue: CollectionQueue;

beforeAll(async () => {
  database = await createTestDatabase();
  queue = await open(false);
});
afterAll(async () => {
  await queue.close();
  await database.drop();
});
afterEach(() => database.db.$executeRaw`TRUNCATE pgboss.job, scopes`);

const open = (isWorker: boolean) =>
  openCollectionQueue(database.connectionString, { isWorker, onError: () => {} });

/** Lets a scope's job fail for good. */
async function giveUp(reason: string): Promise<void> {
  await queue.add(scope, 'schedule');
  await database.db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0`;
  const [job] = await queue.boss.fetch(collectionQueues.inventory);
  await queue.boss.fail(collectionQueues.inventory, job?.id ?? '', new Error(reason));
}

const dead = async () => (await readQueue(database.db))?.dead;

test('a job that failed all its tries is kept with its reason, and does not wait', async () => {
  await database.db.scope.create({ data: scope });
  await giveUp('The endpoint hangs.');
  expect(await readQueue(database.db)).toEqual({ waiting: 0, active: 0, failed: 1, dead: 1 });
  expect(await readWaiting(database.db)).toEqual([]);
  const [letter] = await database.db.$queryRaw<object[]>`
    SELECT data, source_output AS reason, extract(day FROM keep_until - created_on)::int AS days
    FROM pgboss.job WHERE source_name IS NOT NULL`;
  expect(letter).toMatchObject({
    data: { ...scope, trigger: 'schedule' },
    reason: { message: 'The endpoint hangs.' },
    days: 14,
  });
  expect(await queue.add(scope, 'schedule')).toBe(true);
});

test('it counts until its scope is collected again, or no more', async () => {
  await giveUp('why');
  expect(await dead()).toBe(0);
  await database.db.scope.create({ data: scope });
  expect(await dead()).toBe(1);
  await database.db.scope.updateMany({ data: { completeAt: new Date(Date.now() + 1_000) } });
  expect(await dead()).toBe(0);
  await database.db.scope.updateMany({ data: { completeAt: new Date(0), retiredAt: new Date() } });
  expect(await dead()).toBe(0);
});

test('queues from before there were dead letters get them from the next worker', async () => {
  await database.db.$executeRaw`UPDATE pgboss.queue SET dead_letter = NULL`;
  await (await open(true)).close();
  await database.db.scope.create({ data: scope });
  await giveUp('why');
  expect(await dead()).toBe(1);
});
