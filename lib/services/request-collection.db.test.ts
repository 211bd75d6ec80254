import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as collections from '#app/api/v1/collections/route.ts';
import { call, closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { collectionQueues, openCollectionQueue } from '#lib/db/collection-queue.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';

const account = '111122223333';
const iam = { accountId: account, region: 'global', collector: 'iam' };
const ec2 = { accountId: account, region: 'us-east-1', collector: 'ec2' };
const userData = { accountId: account, region: 'us-east-1', collector: 'user-data' };
const ofOther = { accountId: '444455556666', region: 'eu-west-1', collector: 'ec2' };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.connectionString);
  await database.db.scope.createMany({
    data: [userData, ofOther, iam, ec2, { ...ec2, region: 'eu-west-1', retiredAt: new Date() }],
  });
});
afterAll(async () => {
  await closeRoutes();
  await database.drop();
});
beforeEach(async () => {
  const exists = await database.db.$queryRaw<object[]>`SELECT to_regclass('pgboss.job')::text AS name`;
  if (!JSON.stringify(exists).includes('null')) await database.db.$executeRaw`TRUNCATE pgboss.job`;
});

const ask = (body?: string) =>
  call(collections, '/api/v1/collections', { method: 'POST', ...(body === undefined ? {} : { body }) });

const states = () => database.db.$queryRaw<{ key: string; state: string }[]>`
  SELECT singleton_key AS key, state::text FROM pgboss.job ORDER BY priority DESC, key`;

test('without a body it queues every scope, before any worker ever ran', async () => {
  const { status, body } = await ask();
  expect(status).toBe(202);
  expect(body).toEqual({ queued: [iam, ec2, ofOther, userData], alreadyRunning: [] });
  expect((await states()).map(({ state }) => state)).toEqual(['created', 'created', 'created', 'created']);
});

test.each([
  [{ account }, [iam, ec2, userData]],
  [{ region: 'eu-west-1' }, [ofOther]],
  [{ collector: 'ec2' }, [ec2, ofOther]],
  [{ account, region: 'global', collector: 'iam' }, [iam]],
])('%j queues those scopes only', async (wish, queued) => {
  expect((await ask(JSON.stringify(wish))).body).toEqual({ queued, alreadyRunning: [] });
});

test('what waits or is being collected is said to run already', async () => {
  await ask(JSON.stringify({ collector: 'iam' }));
  const { status, body } = await ask(JSON.stringify({ account }));
  expect(status).toBe(202);
  expect(body).toEqual({ queued: [ec2, userData], alreadyRunning: [iam] });
  await database.db.$executeRaw`UPDATE pgboss.job SET state = 'active'`;
  expect((await ask(JSON.stringify({ account }))).body).toMatchObject({ queued: [] });
});

test('what waits for its next try is tried now', async () => {
  await ask(JSON.stringify({ collector: 'iam' }));
  await database.db.$executeRaw`
    UPDATE pgboss.job SET state = 'retry', retry_count = 2, start_after = now() + interval '10 minutes'`;
  expect((await ask(JSON.stringify({ collector: 'iam' }))).body).toEqual({
    queued: [iam],
    alreadyRunning: [],
  });
  expect((await states()).map(({ state }) => state).sort()).toEqual(['cancelled', 'created']);
});

test('a worker finds what was asked for, and by whom', async () => {
  await ask(JSON.stringify({ collector: 'user-data' }));
  const queue = await openCollectionQueue(database.connectionString, { isWorker: false, onError: () => {} });
  const jobs = await queue.boss.fetch(collectionQueues.userData);
  await queue.close();
  expect(jobs.map(({ data }) => data)).toEqual([{ ...userData, trigger: 'manual' }]);
});

test.each([
  [{ account: '999988887777' }, '999988887777'],
  [{ account, region: 'sa-east-1' }, `${account}/sa-east-1`],
])('%j is 404: no such scope', async (wish, name) => {
  const { status, headers, body } = await ask(JSON.stringify(wish));
  expect(status).toBe(404);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ detail: expect.stringContaining(name) });
});

test('without any scope it says that nothing was found yet, and who tells why', async () => {
  await database.db.scope.updateMany({ data: { retiredAt: new Date() } });
  const { status, body } = await ask();
  await database.db.scope.updateMany({ where: { region: { not: 'eu-west-1' } }, data: { retiredAt: null } });
  await database.db.scope.updateMany({ where: ofOther, data: { retiredAt: null } });
  expect(status).toBe(404);
  expect(body).toMatchObject({
    detail: expect.stringMatching(
      /^There is nothing to collect: no account has been found yet\..*rolecall doctor/,
    ),
  });
});

test.each([
  ['{', 'body'],
  ['[]', 'body'],
  ['"ec2"', 'body'],
  ['{"account":"12"}', 'account'],
  ['{"account":123456789012}', 'account'],
  ['{"region":"US EAST"}', 'region'],
  ['{"collector":"s3"}', 'collector'],
  ['{"regoin":"us-east-1"}', 'regoin'],
])('the body %s is 400 and names %s', async (body, parameter) => {
  const answer = await ask(body);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ errors: [expect.objectContaining({ parameter })] });
});

test('another site cannot ask', async () => {
  const headers = { origin: 'https://evil.example' };
  expect((await call(collections, '/api/v1/collections', { method: 'POST', headers })).status).toBe(403);
});
