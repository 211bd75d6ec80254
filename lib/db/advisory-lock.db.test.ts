import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AdvisoryLocks, openAdvisoryLocks } from './advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let here: AdvisoryLocks;
let elsewhere: AdvisoryLocks;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

beforeEach(() => {
  here = openAdvisoryLocks(database.connectionString);
  elsewhere = openAdvisoryLocks(database.connectionString);
});

afterEach(async () => {
  await here.close();
  await elsewhere.close();
});

const never = async () => 'never';

test('one holds it, others here and elsewhere are told so, and it is free afterwards', async () => {
  const first = await here.hold('scope a', async () => ({
    here: await here.hold('scope a', never),
    elsewhere: await elsewhere.hold('scope a', never),
    other: await elsewhere.hold('scope b', async () => 1),
  }));
  expect(first).toEqual({
    acquired: true,
    value: { here: { acquired: false }, elsewhere: { acquired: false }, other: { acquired: true, value: 1 } },
  });
  expect(await elsewhere.hold('scope a', async () => 2)).toEqual({ acquired: true, value: 2 });
});

test('it is free after a failure', async () => {
  const failing = here.hold('scope a', () => Promise.reject(new Error('failed')));
  await expect(failing).rejects.toThrow('failed');
  expect(await elsewhere.hold('scope a', async () => 2)).toEqual({ acquired: true, value: 2 });
});

test('who loses the connection loses its locks, is told, and can lock again', async () => {
  const { db } = database;
  const result = await here.hold('scope a', async (signal) => {
    const lost = new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve(signal.reason.message)),
    );
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const reason = await lost;
    return { reason, next: await elsewhere.hold('scope a', async () => 'next') };
  });
  expect(result).toEqual({
    acquired: true,
    value: {
      reason: 'The connection that held the locks broke.',
      next: { acquired: true, value: 'next' },
    },
  });
  expect(await here.hold('scope a', async () => 3)).toEqual({ acquired: true, value: 3 });
});
