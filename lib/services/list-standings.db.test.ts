import { beforeAll, expect, test } from 'vitest';
import { kpisQuery, standingsQuery } from '#lib/api/schemas.ts';
import {
  account,
  hour,
  insertEstate,
  instanceRow,
  keyRow,
  otherAccount,
  region,
} from '#lib/api/testing/rows.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { getKpis } from './get-kpis.ts';
import { listStandings } from './list-standings.ts';

const { db } = useTestDatabase();

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const rollup = (number: number, owner: string, row: Partial<Prisma.RollupCreateManyInput>) => ({
  ...{ accountId: account, day: day(number), region, owner },
  ...row,
});

// Day 3 has no data. On day 5 payments has lost a role, search has won two, and ops is new and not eligible.
beforeAll(async () => {
  await db.rollupDay.createMany({
    data: [1, 2, 4, 5].map((number) => ({
      ...{ accountId: account, day: day(number), region, asOf: day(number), scopes: 1, staleScopes: 0 },
    })),
  });
  await db.rollup.createMany({
    data: [
      rollup(2, 'payments', { eligible: 10, covered: 9 }),
      rollup(2, 'search', { eligible: 4, covered: 1 }),
      rollup(2, 'search', { region: 'global', keysActive: 5 }),
      rollup(5, 'payments', { eligible: 10, covered: 8, unknown: 1 }),
      rollup(5, 'search', { eligible: 2, covered: 1 }),
      rollup(5, 'search', { eligible: 2, covered: 2, accountId: otherAccount }),
      rollup(5, 'search', { region: 'global', keysActive: 2 }),
      rollup(5, 'quiet', { eligible: 3, covered: 3 }),
      rollup(5, 'ops', { region: 'global', keysActive: 1 }),
    ],
  });
});

const context = () => ({
  ...{ actor: { kind: 'operator' as const, name: 'test' }, visibleAccounts: 'all' as const },
  ...{ db, settings: defaultSettings, now: hour(24 * 5) },
});

function standings(params: object = {}) {
  return listStandings({ ctx: context(), input: standingsQuery.parse({ from: '2026-11-03', ...params }) });
}

const summary = async (params: object) =>
  (await standings(params)).data.map(({ by, now, before }) => [
    by,
    now.roleCoverage?.ratio,
    before.roleCoverage?.ratio,
    now.activeAccessKeys,
    before.activeAccessKeys,
  ]);

test('speaks for the last day with data, and for the last one up to where the period begins', async () => {
  const { day: now, beforeDay, total, data } = await standings();
  expect([now, beforeDay, total]).toEqual(['2026-11-05', '2026-11-02', 3]);
  expect(data[1]?.now.roleCoverage).toEqual({ covered: 8, eligible: 10, unknown: 1, exempt: 0, ratio: 0.8 });
});

test.each([
  ['coverage', ['search', 'payments', 'quiet']],
  ['-coverage', ['quiet', 'payments', 'search']],
  ['uncovered', ['payments', 'search', 'quiet']],
  ['coverage-change', ['search', 'payments']],
  ['keys-change', ['search', 'ops']],
])('sorts by %s, without what that leaves out', async (sort, owners) => {
  const rows = await summary({ sort });
  expect(rows.map(([owner]) => owner)).toEqual(owners);
});

test('figures are sums; what was not there before has none', async () => {
  expect(await summary({ sort: 'coverage' })).toEqual([
    ['search', 0.75, 0.25, 2, 5],
    ['payments', 0.8, 0.9, 0, 0],
    ['quiet', 1, null, 0, 0],
  ]);
  expect(await summary({ by: 'account' })).toEqual([
    [account, 12 / 15, 10 / 14, 3, 5],
    [otherAccount, 1, null, 0, 0],
  ]);
});

test('filters, and counts what the limit leaves out', async () => {
  expect(await summary({ account: otherAccount, by: 'owner' })).toEqual([]);
  expect(await summary({ region, owner: 'search', by: 'account', limit: 1 })).toEqual([
    [account, 0.5, 0.25, 2, 5],
  ]);
  const { data, total } = await standings({ limit: 1 });
  expect([data.length, total]).toEqual([1, 3]);
});

test('without data there is nothing to stand', async () => {
  expect(await standings({ from: '2026-01-01', to: '2026-01-31' })).toEqual({
    ...{ day: null, beforeDay: null, data: [], total: 0 },
  });
  const first = await standings({ from: '2026-10-01', to: '2026-11-02' });
  expect([first.day, first.beforeDay]).toEqual(['2026-11-02', null]);
  expect(first.data[0]?.before).toEqual({ roleCoverage: null, activeAccessKeys: null });
});

test('of a day whose end lies after the instant that is asked for, figures are those of the instant', async () => {
  await insertEstate(db, [90, 109, 118]);
  await db.instance.createMany({
    data: [
      instanceRow('i-1', { owner: 'payments', validFrom: hour(90) }),
      instanceRow('i-2', { owner: 'payments', validFrom: hour(90), validTo: hour(118) }),
      instanceRow('i-3', { owner: 'payments', validFrom: hour(118) }),
    ],
  });
  await db.accessKey.createMany({ data: [keyRow('AKIA1', { owner: 'ops', validFrom: hour(90) })] });
  await db.rollupDay.updateMany({ where: { day: day(5) }, data: { asOf: hour(118) } });
  const figures = async (to: Date) => {
    const { day: last, data } = await standings({ to: to.toISOString(), by: 'owner', region });
    return [
      last,
      data.map(({ by, now, before }) => [by, now.roleCoverage?.eligible, before.roleCoverage?.eligible]),
    ];
  };
  expect(await figures(hour(110))).toEqual(['2026-11-05', [['payments', 2, 10]]]);
  expect(await figures(hour(119))).toEqual([
    '2026-11-05',
    [
      ['search', 4, 4],
      ['payments', 10, 10],
      ['quiet', 3, 0],
    ],
  ]);
  const kpis = await getKpis({
    ctx: context(),
    input: kpisQuery.parse({ at: hour(110).toISOString(), region }),
  });
  expect([kpis.roleCoverage.eligible, kpis.accessKeys?.active]).toEqual([2, 1]);
  const keys = await standings({ to: hour(110).toISOString(), sort: 'keys-change', region });
  expect(keys.data.map(({ by, now, before }) => [by, now.activeAccessKeys, before.activeAccessKeys])).toEqual(
    [
      ['search', 0, 5],
      ['ops', 1, 0],
    ],
  );
});
