import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CollectionQueue, openCollectionQueue } from '#lib/db/collection-queue.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { type Collector, globalRegion, scopeKey } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { SimulatedAws } from '#lib/simulated-aws/server.ts';
import { createPlanner } from './planner.ts';
import { awsEnvironment, setEnvironment, startSmallAws } from './testing/worker.ts';

const accountId = '111122223333';
const iam = scopeKey({ accountId, region: globalRegion, collector: 'iam' });
const ec2 = scopeKey({ accountId, region: 'us-east-1', collector: 'ec2' });
const userData = scopeKey({ accountId, region: 'us-east-1', collector: 'user-data' });

let aws: SimulatedAws;
let database: TestDatabase;
let queue: CollectionQueue;

beforeAll(async () => {
  aws = await startSmallAws(5);
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
  database = await createTestDatabase();
  queue = await openCollectionQueue(database.connectionString, { isWorker: false, onError: () => {} });
});
afterAll(async () => {
  await queue.close();
  await database.drop();
  await aws.close();
});
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE accounts, scopes, collections, pgboss.job`;
  aws.setFaults({});
  aws.resetCalls();
});

/** Plans as if at each of the times, one planner for all, and gives what waited after each. */
async function planAt(...times: string[]): Promise<string[][]> {
  let now = new Date(0);
  const plan = createPlanner({
    createContext: () => ({
      actor: { kind: 'system', name: 'worker' },
      visibleAccounts: 'all',
      ...{ db: database.db, settings: defaultSettings, now },
    }),
    queue,
    log: pino({ level: 'silent' }),
  });
  const waiting: string[][] = [];
  for (const time of times) {
    now = new Date(`2026-03-02T${time}Z`);
    await plan(new AbortController().signal);
    const jobs = await database.db.$queryRaw<{ key: string }[]>`
      SELECT singleton_key AS key FROM pgboss.job WHERE state = 'created' ORDER BY priority DESC, key`;
    waiting.push(jobs.map(({ key }) => key));
  }
  return waiting;
}

async function collected(
  collector: Collector,
  time: string,
  outcome: 'complete' | 'partial' | 'failed' = 'complete',
): Promise<void> {
  const region = collector === 'iam' ? globalRegion : 'us-east-1';
  const at = new Date(`2026-03-02T${time}Z`);
  await database.db.collection.create({
    data: {
      ...{ accountId, region, collector, trigger: 'schedule', startedAt: at, finishedAt: at, outcome },
      ...(outcome !== 'failed' && { seenAt: at, resources: { instances: 5 } }),
    },
  });
  if (outcome === 'complete') {
    await database.db.scope.updateMany({
      where: { accountId, region, collector },
      data: { completeAt: at, firstCompleteAt: at },
    });
  }
}

const discoveries = () => aws.calls().find(({ action }) => action === 'DescribeRegions')?.calls ?? 0;

test('the first plan discovers, and what was never collected is due; user data waits for the inventory', async () => {
  expect(await planAt('09:30:00')).toEqual([[iam, ec2]]);
});

test('what waits already is not put into the queue again', async () => {
  const [first, second] = await planAt('09:30:00', '09:31:00');
  expect(second).toEqual(first);
});

test('what was missed while nothing ran is due once', async () => {
  await planAt('01:00:00');
  await database.db.$executeRaw`TRUNCATE pgboss.job`;
  await collected('iam', '01:10:30');
  await collected('ec2', '01:00:30');
  await collected('user-data', '01:20:30');
  expect(await planAt('09:30:00')).toEqual([[iam, ec2, userData]]);
  await database.db.$executeRaw`TRUNCATE pgboss.job`;
  for (const collector of ['iam', 'ec2', 'user-data'] as const) await collected(collector, '09:30:05');
  expect(await planAt('09:31:00', '09:59:59', '10:00:00')).toEqual([[], [], [ec2]]);
});

test('a collection that failed is not due before its next time', async () => {
  await planAt('09:00:00');
  await database.db.$executeRaw`TRUNCATE pgboss.job`;
  await collected('iam', '09:10:00');
  await collected('ec2', '09:10:00', 'failed');
  expect(await planAt('09:11:00', '10:00:00')).toEqual([[], [ec2]]);
});

test('user data of a region that is never seen in whole is due as well', async () => {
  await planAt('09:00:00');
  await database.db.$executeRaw`TRUNCATE pgboss.job`;
  await collected('iam', '09:10:00');
  await collected('ec2', '09:10:00', 'partial');
  expect(await planAt('09:11:00')).toEqual([[userData]]);
});

test('a scope that has retired is not due', async () => {
  await planAt('09:00:00');
  await database.db.$executeRaw`TRUNCATE pgboss.job`;
  await database.db.scope.create({
    data: { accountId: '111122223333', region: 'eu-west-3', collector: 'ec2' },
  });
  expect(await planAt('09:01:00')).toEqual([[iam, ec2]]);
});

test('it discovers first and every hour, and sooner while not all can be seen', async () => {
  await planAt('09:00:00', '09:01:00', '09:59:00');
  expect(discoveries()).toBe(1);
  await planAt('11:00:00', '12:00:00', '12:01:00');
  expect(discoveries()).toBe(3);
  aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeRegions' }] });
  await planAt('13:00:00', '13:04:00', '13:05:00', '13:06:00');
  expect(discoveries()).toBe(5);
});

test('without credentials there is nothing to collect, and each plan looks again', async () => {
  setEnvironment(awsEnvironment(aws, null));
  expect(await planAt('09:00:00')).toEqual([[]]);
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
  expect(await planAt('09:00:05')).toEqual([[iam, ec2]]);
});
