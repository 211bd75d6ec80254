import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as cancelOne from '#app/api/v1/collections/[id]/cancel/route.ts';
import * as cancelScopes from '#app/api/v1/collections/cancel/route.ts';
import * as collections from '#app/api/v1/collections/route.ts';
import { call, closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { beginCollection } from '#lib/db/collection-log.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { SimulatedAws } from '#lib/simulated-aws/server.ts';
import {
  awsEnvironment,
  describeCollections,
  quickSettings,
  setEnvironment,
  startSmallAws,
  startWorker,
  type TestWorker,
  until,
} from './testing/worker.ts';

const ec2: Scope = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' };
const body = JSON.stringify({ account: ec2.accountId, region: ec2.region, collector: ec2.collector });

let aws: SimulatedAws;
let database: TestDatabase;
let worker: TestWorker | null;

beforeAll(async () => {
  aws = await startSmallAws(5);
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
});
afterAll(() => aws.close());
beforeEach(async () => {
  worker = null;
  aws.setFaults({});
  database = await createTestDatabase();
  useDatabase(database.connectionString);
});
afterEach(async () => {
  await worker?.stop();
  await closeRoutes();
  await database.drop();
});

const running = () => database.db.collection.findFirst({ where: { ...ec2, finishedAt: null } });
const cancel = (id: string) => call(cancelOne, `/api/v1/collections/${id}/cancel`, { method: 'POST' });
const jobs = () => database.db.$queryRaw<{ state: string }[]>`
  SELECT state::text FROM pgboss.job WHERE singleton_key LIKE '%/ec2' ORDER BY created_on`;

async function addScope() {
  const { accountId } = ec2;
  await database.db.account.create({ data: { accountId, name: 'main', monitoredAt: new Date() } });
  await database.db.scope.create({ data: ec2 });
}

test('a running collection ends within seconds, is not tried again, and the scope can be collected anew', async () => {
  aws.setFaults({ rules: [{ kind: 'hang', action: 'DescribeInstances' }] });
  worker = startWorker(database, { ...quickSettings, regions: ['us-east-1'] });
  const { id } = await until(running);
  const answer = await cancel(id);
  // The worker may have ended it by the time that the answer is read.
  expect([answer.status, answer.body]).toEqual([
    202,
    expect.objectContaining({
      id,
      outcome: expect.stringMatching(/^(running|failed)$/),
      cancelRequestedAt: expect.any(String),
    }),
  ]);
  const ended = await until(() => database.db.collection.findFirst({ where: { id, outcome: 'failed' } }));
  expect(ended).toMatchObject({ seenAt: null, changes: 0, issues: [{ code: 'cancelled' }] });
  await until(async () => (await jobs()).every(({ state }) => state === 'completed'));

  const again = await cancel(id);
  expect([again.status, again.body]).toEqual([
    409,
    expect.objectContaining({ detail: expect.stringContaining('has ended already') }),
  ]);

  aws.setFaults({});
  expect((await call(collections, '/api/v1/collections', { method: 'POST', body })).status).toBe(202);
  await until(() => database.db.collection.findFirst({ where: { ...ec2, outcome: 'complete' } }));
  expect((await describeCollections(database)).filter((text) => text.includes('/ec2'))).toEqual([
    'us-east-1/ec2 failed',
    'us-east-1/ec2 complete',
  ]);
});

test('what waits is taken out of the queue, written down, and not planned again at once', async () => {
  await addScope();
  await call(collections, '/api/v1/collections', { method: 'POST', body });
  const answer = await call(cancelScopes, '/api/v1/collections/cancel', { method: 'POST', body });
  expect([answer.status, answer.body]).toEqual([202, { takenOut: [ec2], stopping: [] }]);
  expect(await jobs()).toEqual([{ state: 'cancelled' }]);

  worker = startWorker(database, { ...quickSettings, regions: ['us-east-1'] });
  await until(() => database.db.collection.findFirst({ where: { collector: 'iam', outcome: 'complete' } }));
  expect(await database.db.collection.findMany({ where: ec2 })).toMatchObject([
    { outcome: 'failed', trigger: 'manual', issues: [{ code: 'cancelled' }] },
  ]);
});

test('where nothing waits or runs there is nothing to cancel, and it says so', async () => {
  await addScope();
  const answer = await call(cancelScopes, '/api/v1/collections/cancel', { method: 'POST', body });
  expect([answer.status, answer.body]).toEqual([
    409,
    expect.objectContaining({ detail: expect.stringContaining('nothing to cancel') }),
  ]);
  for (const id of ['0', '018f4e1c-0000-7000-8000-000000000000']) expect((await cancel(id)).status).toBe(404);
});

test('a collection whose worker is gone ends at once, and nobody takes it over', async () => {
  await addScope();
  const queue = await openCollectionQueue(database.connectionString, { isWorker: false, onError: () => {} });
  await queue.add(ec2, 'schedule');
  await database.db
    .$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour'`;
  const id = await beginCollection(database.db, ec2, 'schedule', new Date());
  expect((await cancel(id)).body).toMatchObject({ outcome: 'failed', issues: [{ code: 'cancelled' }] });
  expect(await queue.readBegun()).toEqual([]);
  await queue.close();
});
