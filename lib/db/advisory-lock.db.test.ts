import { afterAll, beforeAll, expect, test } from 'vitest';
import { withAdvisoryLock } from './advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const never = async () => 'never';

test('one holds it, others are told so, and it is free afterwards', async () => {
  const { connectionString } = database;
  const first = await withAdvisoryLock(connectionString, 'scope a', async () => ({
    same: await withAdvisoryLock(connectionString, 'scope a', never),
    other: await withAdvisoryLock(connectionString, 'scope b', async () => 1),
  }));
  expect(first).toEqual({
    acquired: true,
    value: { same: { acquired: false }, other: { acquired: true, value: 1 } },
  });
  expect(await withAdvisoryLock(connectionString, 'scope a', async () => 2)).toEqual({
    acquired: true,
    value: 2,
  });
});

test('it is free after a failure', async () => {
  const { connectionString } = database;
  const failing = withAdvisoryLock(connectionString, 'scope a', () => Promise.reject(new Error('failed')));
  await expect(failing).rejects.toThrow('failed');
  expect(await withAdvisoryLock(connectionString, 'scope a', async () => 2)).toEqual({
    acquired: true,
    value: 2,
  });
});

test('who loses the connection loses the lock and is told', async () => {
  const { connectionString, db } = database;
  const result = await withAdvisoryLock(connectionString, 'scope a', async (signal) => {
    const lost = new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve(signal.reason.message)),
    );
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const reason = await lost;
    const next = await withAdvisoryLock(connectionString, 'scope a', async () => 'next');
    return { reason, next };
  });
  expect(result).toEqual({
    acquired: true,
    value: {
      reason: 'The connection that held the lock "scope a" broke.',
      next: { acquired: true, value: 'next' },
    },
  });
});
