import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessKeyStatisticsQuery, accessKeysQuery } from '#lib/api/schemas.ts';
import {
  account,
  exposureRow,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  keyRow,
  profileArn,
  templateRow,
} from '#lib/api/testing/rows.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { keyAgeBands, keyUseBands } from '#lib/domain/key-bands.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { getAccessKey } from './get-access-key.ts';
import { getAccessKeyStatistics } from './get-access-key-statistics.ts';
import { getKpis } from './get-kpis.ts';
import { listAccessKeys } from './list-access-keys.ts';

let database: TestDatabase;
let ctx: Context;

const now = hour(6);
const leaked = 'AKIAQQQQQQQQQQQQWXYZ';
const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * dayMs - ms);

/** A key at each edge of each band: the last instant that belongs to it, and the first that does not. */
const edges = [...keyAgeBands, ...keyUseBands].flatMap(({ lastDay }) =>
  Number.isFinite(lastDay) ? [lastDay + 1] : [],
);

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now },
  };
  await insertEstate(db, [1, 2, 3, 4, 5, 6]);
  await insertProfile(db);
  await db.accessKey.createMany({
    data: [
      keyRow(leaked, { validTo: hour(2) }),
      keyRow(leaked, { validFrom: hour(2), validTo: hour(3), lastUsedAt: hour(1) }),
      keyRow(leaked, { validFrom: hour(3), validTo: hour(4), lastUsedAt: hour(3) }),
      keyRow(leaked, { validFrom: hour(4), isActive: false, lastUsedAt: hour(3) }),
      keyRow('root/1', { isRoot: true, userName: '<root_account>', isUseKnown: false, createdAt: null }),
      keyRow('AKIAGONE', { validTo: hour(5) }),
      ...edges.flatMap((days, index) => [
        keyRow(`AKIAEDGE${index}A`, { owner: 'edges', createdAt: daysAgo(days), lastUsedAt: daysAgo(days) }),
        keyRow(`AKIAEDGE${index}B`, {
          ...{ owner: 'edges', createdAt: daysAgo(days, -1), lastUsedAt: daysAgo(days, -1) },
        }),
      ]),
    ],
  });
  await db.user.create({
    data: {
      ...{
        accountId: account,
        userName: 'ci',
        userArn: `arn:aws:iam::${account}:user/ci`,
        owner: 'payments',
      },
      ...{ validFrom: hour(0), createdAt: hour(-9), groups: ['builders'], tags: {} },
      ...{
        inlinePolicies: { z: {}, a: {} },
        attachedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'],
      },
    },
  });
  await db.instance.createMany({
    data: [
      instanceRow('i-bare'),
      instanceRow('i-role', { profileArn }),
      instanceRow('i-stopped', { state: 'stopped' }),
      instanceRow('i-gone', { validTo: hour(3) }),
    ],
  });
  await db.launchTemplateVersion.createMany({
    data: [templateRow('lt-1'), templateRow('lt-2', { profile: 'web' })],
  });
  await db.exposure.createMany({
    data: [
      exposureRow('i-bare', leaked),
      exposureRow('i-role', leaked, { validTo: hour(5) }),
      exposureRow('i-stopped', leaked),
      exposureRow('i-gone', leaked, { validTo: hour(3) }),
      exposureRow('lt-1:1', leaked, { source: 'launch-template' }),
      exposureRow('lt-2:1', leaked, { source: 'launch-template' }),
    ],
  });
});

afterAll(() => database.drop());

function statistics(params: object = {}) {
  return getAccessKeyStatistics({ ctx, input: accessKeyStatisticsQuery.parse(params) });
}

async function list(params: object) {
  const { data, total } = await listAccessKeys({
    ctx,
    input: accessKeysQuery.parse({ limit: 500, ...params }),
  });
  expect(total).toBe(data.length);
  return data;
}

describe('statistics', () => {
  test('each band holds what its filter lists', async () => {
    const { ages, lastUses } = await statistics();
    for (const { age, active, inactive } of ages)
      expect(await list({ age }), age).toHaveLength(active + inactive);
    for (const { lastUse, active, inactive } of lastUses)
      expect(await list({ lastUse }), lastUse).toHaveLength(active + inactive);
  });

  test('a band ends where its last whole day does', async () => {
    const keys = await list({ owner: 'edges' });
    for (const { band, lastDay } of keyAgeBands) {
      const first =
        (keyAgeBands[keyAgeBands.findIndex((other) => other.band === band) - 1]?.lastDay ?? -1) + 1;
      const expected = keys.filter(
        ({ ageDays }) => ageDays !== null && ageDays >= first && ageDays <= lastDay,
      );
      expect(
        (await list({ owner: 'edges', age: band })).map(({ id }) => id),
        band,
      ).toEqual(expected.map(({ id }) => id));
    }
  });

  test('they add up to the KPI', async () => {
    const [{ ages, active, inactive, root }, { accessKeys }] = [
      await statistics(),
      await getKpis({ ctx, input: {} }),
    ];
    expect({ active, inactive, root }).toEqual({
      active: accessKeys?.active,
      inactive: accessKeys?.inactive,
      root: accessKeys?.root,
    });
    const upTo = (bands: string[]) =>
      ages.filter(({ age }) => bands.includes(age)).reduce((sum, row) => sum + row.active, 0);
    expect(accessKeys?.ageBands.map(({ count }) => count)).toEqual([
      upTo(['0-30', '31-60', '61-90']),
      upTo(['91-120', '121-180']),
      upTo(['181-270', '271-365']),
      upTo(['366-730', 'over-730']),
    ]);
    expect(await list({ unused: 'true' })).toHaveLength(accessKeys?.unused45Days ?? -1);
    expect(await list({ lastUse: 'never', status: 'active' })).toHaveLength(accessKeys?.neverUsed ?? -1);
  });

  test('by owner, most first, and as they were', async () => {
    const { owners, ownerCount } = await statistics();
    expect(owners.map(({ owner, active, inactive, exposed }) => [owner, active, inactive, exposed])).toEqual([
      ['edges', edges.length * 2, 0, 0],
      ['payments', 1, 1, 0],
    ]);
    expect(ownerCount).toBe(2);
    const then = await statistics({ at: hour(1.5).toISOString(), owner: 'payments' });
    expect(then.owners).toMatchObject([{ owner: 'payments', active: 3, inactive: 0, exposed: 1 }]);
    expect(then.asOf).toBe(hour(1.5).toISOString());
  });
});

describe('the list', () => {
  test.each([
    [{ root: 'true' }, ['root/1']],
    [{ exposed: 'true' }, [leaked]],
    [{ age: 'unknown' }, ['root/1']],
    [{ q: 'wxyz', status: 'inactive' }, [leaked]],
    [{ q: 'gone' }, []],
    [{ q: 'gone', at: hour(4).toISOString() }, ['AKIAGONE']],
    [{ exposed: 'true', at: hour(0.5).toISOString() }, []],
  ])('%j', async (params, expected) => {
    expect((await list(params)).map(({ accessKeyId }) => accessKeyId)).toEqual(expected);
  });

  test('in how many places a key lies', async () => {
    expect((await list({ sort: '-exposedPlaces' }))[0]).toMatchObject({
      accessKeyId: leaked,
      exposedPlaces: 4,
    });
    expect((await list({ exposed: 'true', at: hour(2.5).toISOString() }))[0]).toMatchObject({
      exposedPlaces: 6,
    });
  });
});

describe('one key', () => {
  const key = (at?: Date) => getAccessKey({ ctx, input: { id: leaked, at } });

  test('whose it is', async () => {
    expect((await key()).user).toEqual({
      ...{ userName: 'ci', userArn: `arn:aws:iam::${account}:user/ci`, createdAt: hour(-9).toISOString() },
      ...{ groups: ['builders'], attachedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] },
      ...{
        inlinePolicies: ['a', 'z'],
        permissionsBoundary: null,
        owner: 'payments',
        keys: 1 + edges.length * 2,
      },
    });
    expect((await getAccessKey({ ctx, input: { id: `${account}:root/1` } })).user).toBeNull();
  });

  test('where it lies, and who still needs it', async () => {
    const needs = async (at?: Date) =>
      Object.fromEntries(
        (await key(at)).exposures.map(({ resourceId, need, to }) => [resourceId, [need, to]]),
      );
    expect(await needs()).toEqual({
      'i-bare': ['needed', null],
      'i-role': ['has-role', hour(5).toISOString()],
      'i-stopped': ['not-running', null],
      'i-gone': ['gone', hour(3).toISOString()],
      'lt-1:1': ['needed', null],
      'lt-2:1': ['has-role', null],
    });
    expect((await needs(hour(2.5)))['i-gone']).toEqual(['needed', null]);
    expect(await needs(hour(0.5))).toEqual({});
  });

  test('its history, without each time that it was used', async () => {
    const told = async (at?: Date) =>
      (await key(at)).history.map(({ at: when, changes }) => [when, changes.map(({ kind }) => kind)]);
    expect(await told()).toEqual([
      [hour(5).toISOString(), ['exposure-removed']],
      [hour(4).toISOString(), ['deactivated']],
      [hour(3).toISOString(), ['exposure-removed']],
      [hour(2).toISOString(), ['first-used']],
      [hour(1).toISOString(), Array.from({ length: 6 }, () => 'exposed')],
      [hour(0).toISOString(), ['appeared', 'created']],
    ]);
    expect(await told(hour(0.5))).toEqual([[hour(0).toISOString(), ['appeared', 'created']]]);
  });

  test('is masked for those who may not triage, in its history too', async () => {
    const viewer = { ...ctx, actor: { kind: 'viewer', name: 'v' } } as unknown as Context;
    const shown = JSON.stringify(await getAccessKey({ ctx: viewer, input: { id: leaked } }));
    expect(shown).toContain('AKIA************WXYZ');
    expect(shown).not.toContain(leaked);
  });
});
