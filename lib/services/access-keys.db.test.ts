import { beforeAll, describe, expect, test } from 'vitest';
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
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { keyAgeBands, keyUseBands } from '#lib/domain/key-bands.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { getAccessKey } from './get-access-key.ts';
import { getAccessKeyStatistics } from './get-access-key-statistics.ts';
import { getKpis } from './get-kpis.ts';
import { listAccessKeys } from './list-access-keys.ts';

const { db } = useTestDatabase();
let ctx: Context;

const now = hour(6);
const leaked = 'AKIAQQQQQQQQQQQQWXYZ';
const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * dayMs - ms);

/** A key at each edge of each band: the last instant that belongs to it, and the first that does not. */
const edges = [...keyAgeBands, ...keyUseBands].flatMap(({ lastDay }) =>
  Number.isFinite(lastDay) ? [lastDay + 1] : [],
);

beforeAll(async () => {
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
  await db.group.create({
    data: {
      ...{ accountId: account, groupName: 'builders', groupArn: 'arn', validFrom: hour(0) },
      ...{ inlinePolicies: { build: {} }, attachedPolicyArns: [] },
    },
  });
  const assessed = { accountId: account, digest: 'a', revision: '1', standing: 'none' };
  await db.permissionAnalysis.create({
    data: { ...assessed, analysis: { isAssessed: true, classes: [] } },
  });
  await db.permissionAssessment.create({
    data: { ...assessed, principalArn: `arn:aws:iam::${account}:user/ci`, validFrom: hour(0) },
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

  test('whose it is, and what it opens', async () => {
    const ofUser = { policyArn: null, isAwsManaged: false, versionId: null, isCollected: true, document: {} };
    expect((await key()).user).toEqual({
      ...{ userName: 'ci', userArn: `arn:aws:iam::${account}:user/ci`, createdAt: hour(-9).toISOString() },
      ...{ groups: ['builders'], attachedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] },
      ...{
        inlinePolicies: ['a', 'z'],
        permissionsBoundary: null,
        owner: 'payments',
        keys: 1 + edges.length * 2,
      },
      policies: [
        { ...ofUser, kind: 'inline', name: 'a' },
        { ...ofUser, kind: 'inline', name: 'z' },
        {
          ...{ ...ofUser, kind: 'attached', name: 'PowerUserAccess', isAwsManaged: true, document: null },
          ...{ policyArn: 'arn:aws:iam::aws:policy/PowerUserAccess', isCollected: false },
        },
        { ...ofUser, kind: 'inline', name: 'build', group: 'builders' },
      ],
      ...{ permissions: { isAssessed: true, classes: [] }, standing: 'none' },
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
      'i-role': ['removed', hour(5).toISOString()],
      'i-stopped': ['needed-when-started', null],
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

describe('the way to zero', () => {
  const owner = 'way';
  const idOf = (name: string) => `AKIA${name.toUpperCase().replaceAll('-', '').padEnd(16, 'Q').slice(0, 16)}`;
  const old = { owner, createdAt: daysAgo(300), lastUsedAt: daysAgo(1), userName: 'way' };
  const quiet = { lastUsedAt: daysAgo(20) };
  const held = { profileArn, associatedAt: daysAgo(10) };

  /** Each key with its step, what it is like and the instances that hold it. */
  const ways: [name: string, step: string, row: object, places: string[]][] = [
    ['watch', 'watch', {}, []],
    ['unused', 'ready-to-deactivate', { lastUsedAt: daysAgo(46) }, []],
    ['nearly-unused', 'watch', { lastUsedAt: daysAgo(46, -1) }, []],
    ['new', 'watch', { lastUsedAt: null, createdAt: daysAgo(8, -1) }, []],
    ['never-used', 'ready-to-deactivate', { lastUsedAt: null, createdAt: daysAgo(8) }, []],
    ['use-unknown', 'unknown', { lastUsedAt: null, isUseKnown: false }, []],
    ['age-unknown', 'unknown', { lastUsedAt: null, createdAt: null }, []],
    ['needed', 'still-needed', quiet, ['w-bare', 'w-role']],
    ['needed-no-metadata', 'still-needed', quiet, ['w-off', 'w-role']],
    ['needed-stopped', 'still-needed', quiet, ['w-stopped', 'w-gone']],
    ['needed-template', 'still-needed', quiet, ['lt-9:1', 'w-role']],
    ['needed-template-no-metadata', 'still-needed', quiet, ['lt-7:1', 'w-role']],
    ['migrated', 'migrated', {}, ['w-role', 'w-removed']],
    ['just-quiet', 'migrated', { lastUsedAt: daysAgo(7, -1) }, ['w-role']],
    ['quiet', 'ready-to-deactivate', { lastUsedAt: daysAgo(7) }, ['w-role', 'lt-8:1']],
    ['lost', 'deactivate-now', quiet, ['w-role', 'w-gone']],
    ['public', 'deactivate-now', quiet, ['w-public', 'w-role']],
    ['public-needed', 'still-needed', quiet, ['w-public', 'w-bare']],
    ['elsewhere', 'unknown', quiet, ['w-stale', 'w-gone']],
    ['deactivated', 'deactivated', { isActive: false, validFrom: daysAgo(30, -1) }, ['w-bare']],
    ['retired', 'ready-to-delete', { isActive: false, validFrom: daysAgo(30) }, []],
    ['first-inactive', 'deactivated', { isActive: false, validFrom: hour(0) }, []],
  ];

  beforeAll(async () => {
    const stale = { accountId: '333333333333' };
    await insertEstate(db, [1], [stale.accountId]);
    await db.instance.createMany({
      data: [
        instanceRow('w-bare'),
        instanceRow('w-role', held),
        instanceRow('w-off', { ...held, httpEndpoint: 'disabled' }),
        instanceRow('w-removed'),
        instanceRow('w-public', { ...held, publicIp: '203.0.113.7' }),
        instanceRow('w-stopped', { state: 'stopped' }),
        instanceRow('w-gone', { state: 'terminated' }),
        instanceRow('w-stale', { ...stale, ...held }),
      ],
    });
    await db.instanceProfile.updateMany({ data: { validFrom: daysAgo(12) } });
    await db.launchTemplateVersion.createMany({
      data: [
        templateRow('lt-9'),
        templateRow('lt-8', { profile: 'web', createdAt: daysAgo(9) }),
        templateRow('lt-7', { profile: 'web', httpEndpoint: 'disabled' }),
      ],
    });
    for (const [name, , row, places] of ways) {
      const id = idOf(name);
      const key = keyRow(id, { ...old, ...row });
      const isToggled = key.validFrom < hour(0);
      await db.accessKey.create({ data: key });
      if (isToggled) {
        const before = { validFrom: daysAgo(90), validTo: key.validFrom };
        await db.accessKey.create({ data: keyRow(id, { ...old, ...before }) });
      }
      await db.exposure.createMany({
        data: places.map((place) =>
          exposureRow(place, id, {
            ...(place === 'w-stale' && stale),
            ...(place.startsWith('lt-') && { source: 'launch-template' }),
            ...(place === 'w-removed' && { validFrom: daysAgo(20), validTo: daysAgo(15) }),
          }),
        ),
      });
    }
  });

  test.each(ways)('%s: %s, in the list and of one', async (name, step) => {
    const [key] = await list({ q: idOf(name) });
    expect(key?.step).toBe(step);
    expect((await getAccessKey({ ctx, input: { id: idOf(name) } })).retirement?.step).toBe(step);
  });

  test('what is known of one', async () => {
    const { retirement } = await getAccessKey({ ctx, input: { id: idOf('needed') } });
    expect(retirement).toMatchObject({
      places: 2,
      needing: 1,
      lost: 0,
      unknown: 0,
      doneAt: null,
      readyAt: null,
    });
    expect(retirement?.remediation?.cli).toContain('--instance-id w-bare');
    const migrated = (await getAccessKey({ ctx, input: { id: idOf('migrated') } })).retirement;
    expect(migrated).toMatchObject({ doneAt: daysAgo(10).toISOString(), readyAt: daysAgo(-6).toISOString() });
    const first = (await getAccessKey({ ctx, input: { id: idOf('first-inactive') } })).retirement;
    expect(first).toMatchObject({ reason: 'inactive-since-unknown', isStatusFirst: true });
    const gone = await getAccessKey({ ctx, input: { id: 'AKIAGONE' } });
    expect(gone.retirement).toBeNull();
  });

  test('each step holds what its filter lists, in the order of the way', async () => {
    const { steps, active, inactive } = await statistics({ owner });
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(active + inactive);
    for (const { step, count } of steps) {
      const ofStep = ways.filter(([, expected]) => expected === step);
      expect(await list({ step, owner }), step).toHaveLength(ofStep.length);
      expect(count, step).toBe(ofStep.length);
    }
    const order = (await list({ owner, sort: 'step' })).map((key) => keySteps.indexOf(key.step));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const { nextCursor, data } = await listAccessKeys({
      ctx,
      input: accessKeysQuery.parse({ owner, sort: '-step', limit: 3 }),
    });
    const next = accessKeysQuery.parse({ owner, sort: '-step', limit: 500, cursor: nextCursor ?? '' });
    const rest = (await listAccessKeys({ ctx, input: next })).data;
    expect(new Set([...data, ...rest].map(({ id }) => id)).size).toBe(ways.length);
  });
});
