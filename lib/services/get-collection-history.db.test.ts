import { beforeAll, expect, test } from 'vitest';
import { account, hour, insertScope, region } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { getCollectionHistory } from './get-collection-history.ts';

const { db } = useTestDatabase();

beforeAll(async () => {
  await insertScope(db, 'ec2', [1, 2, 3]);
  await insertScope(db, 'iam', []);
  await insertScope(db, 'user-data', [1]);
  await db.scope.updateMany({ where: { collector: 'user-data' }, data: { retiredAt: hour(5) } });
  await db.collection.create({
    data: {
      ...{ accountId: account, region, collector: 'ec2', trigger: 'manual', startedAt: hour(4) },
      ...{ finishedAt: new Date(hour(4).getTime() + 2_500), outcome: 'failed' },
      calls: { 'ec2:DescribeInstances': 3, 'ec2:DescribeLaunchTemplates': 1 },
      issues: [{ code: 'cancelled', message: 'x' }],
    },
  });
});

function history(input: Partial<Parameters<typeof getCollectionHistory>[0]['input']>, now = hour(6)) {
  const actor = { kind: 'operator', name: 'test' } as const;
  const ctx = {
    ...{ actor, visibleAccounts: 'all' as const },
    ...{ db, settings: defaultSettings, now },
  };
  return getCollectionHistory({ ctx, input: { days: 14, perScope: 60, ...input } });
}

const runs = async (input: Parameters<typeof history>[0], now?: Date) =>
  Object.fromEntries(
    (await history(input, now)).scopes.map(({ collector, collections }) => [
      collector,
      collections.map(({ outcome }) => outcome),
    ]),
  );

test('each scope tells its newest collections, oldest first; one without any is there too', async () => {
  expect(await runs({})).toEqual({ ec2: ['complete', 'complete', 'complete', 'failed'], iam: [] });
  expect(await runs({ perScope: 2 })).toEqual({ ec2: ['complete', 'failed'], iam: [] });
  expect(await runs({ collector: ['iam'] })).toEqual({ iam: [] });
});

test('each collection tells how long it took and what it cost', async () => {
  const { scopes } = await history({ perScope: 1, collector: ['ec2'] });
  expect(scopes[0]?.collections).toMatchObject([
    { outcome: 'failed', isCancelled: true, seconds: 2.5, calls: 4, issueCount: 1 },
  ]);
});

test('as it was: what had begun by then, and the scopes that there were', async () => {
  expect(await runs({ at: hour(2) })).toEqual({
    ec2: ['complete', 'complete'],
    iam: [],
    'user-data': ['complete'],
  });
  expect(await runs({ days: 1 }, hour(26.99))).toEqual({ ec2: ['failed'], iam: [] });
});
