import { beforeEach, describe, expect, test } from 'vitest';
import { kpisQuery } from '#lib/api/schemas.ts';
import {
  account,
  begunAt,
  episodeRow,
  eventRows,
  findingRow,
  hour,
  insertEstate,
  insertProfile,
  insertScope,
  instanceRow,
  keyRow,
  otherAccount,
  profileArn,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { getKpis } from './get-kpis.ts';

const { db } = useTestDatabase();

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE accounts, scopes, collections, instances, instance_profiles, access_keys,
    findings, finding_events, episodes, user_data_scans`;
});

function kpisAt(hours: number, params: object = {}, settings: Settings = defaultSettings) {
  const ctx = {
    ...{ actor: { kind: 'operator' as const, name: 'test' }, visibleAccounts: 'all' as const },
    ...{ db, settings, now: hour(10_000) },
  };
  const input = kpisQuery.parse({ at: hour(hours).toISOString(), ...params });
  return getKpis({ ctx, input });
}

describe('role coverage', () => {
  test('no instance gives no ratio', async () => {
    await insertEstate(db, [1]);
    const { roleCoverage, complete, staleScopes } = await kpisAt(2);
    expect(roleCoverage).toEqual({ covered: 0, eligible: 0, unknown: 0, exempt: 0, ratio: null });
    expect({ complete, staleScopes }).toEqual({ complete: true, staleScopes: 0 });
  });

  test('no scope at all is not complete', async () => {
    expect(await kpisAt(2)).toMatchObject({ complete: false, staleScopes: 0 });
  });

  test.each([
    [{ region: 'us-east-1' }, true],
    [{ region: 'zz' }, false],
    [{ region: ['us-east-1', 'zz'] }, false],
    [{ account }, true],
    [{ account: '999999999999' }, false],
    [{ account: [account, '999999999999'] }, false],
    [{ account, region: 'global' }, true],
  ])('of %j, it is complete: %s; what is not monitored is not', async (params, complete) => {
    await insertEstate(db, [1]);
    expect(await kpisAt(2, params)).toMatchObject({ complete, staleScopes: 0 });
  });

  test('counts running instances only, and stopped ones by the setting', async () => {
    await insertEstate(db, [1]);
    await insertProfile(db);
    const states = ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped', 'unknown'];
    await db.instance.createMany({
      data: states.map((state) => instanceRow(`i-${state}`, { state, profileArn })),
    });
    expect((await kpisAt(2)).roleCoverage).toMatchObject({ covered: 1, eligible: 1, unknown: 0 });
    const coverage = { ...defaultSettings.coverage, includeStopped: true };
    const { roleCoverage } = await kpisAt(2, {}, { ...defaultSettings, coverage });
    expect(roleCoverage).toMatchObject({ covered: 2, eligible: 2 });
  });

  test('reads the versions that were current at the instant', async () => {
    await insertEstate(db, [1, 2, 3, 4]);
    await insertProfile(db);
    await db.instance.createMany({
      data: [
        instanceRow('i-1', { validTo: hour(2) }),
        instanceRow('i-1', { validFrom: hour(2), profileArn }),
        instanceRow('i-2', { validFrom: hour(3), validTo: hour(4) }),
      ],
    });
    const ratios = [1, 2, 3, 4].map(async (at) => (await kpisAt(at)).roleCoverage.ratio);
    expect(await Promise.all(ratios)).toEqual([0, 1, 0.5, 1]);
  });

  test('a profile emptied later covered until then', async () => {
    await insertEstate(db, [1, 2]);
    await insertProfile(db);
    await db.instanceProfile.updateMany({ data: { validTo: hour(2) } });
    await db.instance.createMany({ data: [instanceRow('i-1', { profileArn })] });
    expect((await kpisAt(1)).roleCoverage).toMatchObject({ covered: 1, eligible: 1 });
    expect((await kpisAt(2)).roleCoverage).toMatchObject({ covered: 0, eligible: 1 });
  });

  test.each([
    [
      'the profile is older than the IAM snapshot: empty',
      { associatedAt: hour(0.5) },
      { eligible: 1, unknown: 0 },
    ],
    ['as old as its beginning: empty', { associatedAt: begunAt(1) }, { eligible: 1, unknown: 0 }],
    ['made while it was taken: unknown', { associatedAt: hour(1) }, { eligible: 0, unknown: 1 }],
    ['newer than it: unknown', { associatedAt: hour(1.5) }, { eligible: 0, unknown: 1 }],
    ['of unknown age, seen before it: empty', { validFrom: hour(0) }, { eligible: 1, unknown: 0 }],
    ['of unknown age, seen after it: unknown', { validFrom: hour(1.5) }, { eligible: 0, unknown: 1 }],
  ])('a profile that IAM did not show: %s', async (_, row, expected) => {
    await insertEstate(db, [1]);
    await db.instance.createMany({
      data: [instanceRow('i-1', { profileArn: 'arn:other', ...row })],
    });
    expect((await kpisAt(2)).roleCoverage).toMatchObject({ covered: 0, ...expected });
  });

  test.each([
    [4, { eligible: 1, unknown: 0 }, 0],
    [4.001, { eligible: 0, unknown: 1 }, 2],
    [0.5, { eligible: 0, unknown: 1 }, 2],
  ])('at hour %d, of scopes seen at hour 1 and stale after 3', async (at, expected, staleScopes) => {
    await insertEstate(db, [1], [account]);
    await db.instance.createMany({ data: [instanceRow('i-1')] });
    const kpis = await kpisAt(at);
    expect(kpis.roleCoverage).toMatchObject(expected);
    expect([kpis.staleScopes, kpis.complete]).toEqual([staleScopes, staleScopes === 0]);
  });

  test('an account whose IAM was never seen is unknown, and failures do not refresh it', async () => {
    await insertScope(db, 'ec2', [1]);
    await insertScope(db, 'iam', []);
    await db.instance.createMany({ data: [instanceRow('i-1')] });
    await db.collection.create({
      data: {
        ...{ accountId: account, region: 'global', collector: 'iam', trigger: 'manual', startedAt: hour(1) },
        ...{ finishedAt: hour(1), seenAt: hour(1), outcome: 'partial' },
      },
    });
    expect(await kpisAt(2)).toMatchObject({
      staleScopes: 1,
      roleCoverage: { unknown: 1, eligible: 0, ratio: null },
    });
  });

  test('filters by account, region and owner together', async () => {
    await insertEstate(db, [1]);
    await db.instance.createMany({
      data: [
        instanceRow('i-1'),
        instanceRow('i-2', { owner: 'search' }),
        instanceRow('i-3', { accountId: otherAccount }),
      ],
    });
    const eligible = async (params: object) => (await kpisAt(2, params)).roleCoverage.eligible;
    expect(await eligible({ account, owner: 'payments' })).toBe(1);
    expect(await eligible({ account: `${account},${otherAccount}` })).toBe(3);
    expect(await eligible({ owner: ['payments', 'search'] })).toBe(3);
    expect(await eligible({ region: 'eu-west-1' })).toBe(0);
  });

  test('a role that only a partial look at IAM has shown covers nothing yet', async () => {
    await insertEstate(db, [1, 4], [account]);
    await insertProfile(db);
    await db.instanceProfile.updateMany({ data: { validFrom: hour(2) } });
    await db.instance.createMany({
      data: [instanceRow('i-1', { profileArn, associatedAt: hour(1.5) })],
    });
    const counts = [3, 4].map(async (at) => (await kpisAt(at)).roleCoverage);
    expect(await Promise.all(counts)).toMatchObject([
      { covered: 0, unknown: 1 },
      { covered: 1, unknown: 0 },
    ]);
  });

  test('a retired scope is stale no more', async () => {
    await insertEstate(db, [1], [account]);
    await insertScope(db, 'ec2', [1], { region: 'eu-west-1' });
    await db.scope.updateMany({ where: { region: 'eu-west-1' }, data: { retiredAt: hour(8) } });
    expect((await kpisAt(7)).staleScopes).toBe(3);
    expect((await kpisAt(9)).staleScopes).toBe(2);
  });
});

describe('what is monitored no more', () => {
  const elsewhere = { region: 'eu-west-1' };
  const figuresAt = async (hours: number) => {
    const { roleCoverage, mttr, accessKeys, exposedCredentials } = await kpisAt(hours);
    return {
      instances: roleCoverage.eligible + roleCoverage.unknown,
      episodes: mttr?.open,
      keys: accessKeys?.active,
      exposures: exposedCredentials?.open,
      unscanned: exposedCredentials?.unscanned,
    };
  };

  test('a region counts until it retires', async () => {
    await insertEstate(db, [1], [account]);
    await insertScope(db, 'ec2', [1], elsewhere);
    await db.instance.createMany({ data: [instanceRow('i-1'), instanceRow('i-2', elsewhere)] });
    await db.episode.createMany({ data: [episodeRow('i-1'), episodeRow('i-2', elsewhere)] });
    const ruleId = 'user-data-credentials';
    await db.finding.createMany({
      data: [findingRow('f-1', { ruleId }), findingRow('f-2', { ruleId, ...elsewhere })],
    });
    await db.findingEvent.createMany({
      data: ['f-1', 'f-2'].flatMap((id) => eventRows(id, [[1, 'opened']])),
    });
    await db.scope.updateMany({ where: elsewhere, data: { retiredAt: hour(3) } });
    expect(await figuresAt(2)).toEqual({ instances: 2, episodes: 2, keys: 0, exposures: 2, unscanned: 2 });
    expect(await figuresAt(3)).toEqual({ instances: 1, episodes: 1, keys: 0, exposures: 1, unscanned: 1 });
  });

  test('an account does, with its keys', async () => {
    await insertEstate(db, [1]);
    await db.accessKey.createMany({
      data: [keyRow('AKIA1'), keyRow('AKIA2', { accountId: otherAccount })],
    });
    await db.scope.updateMany({ where: { accountId: otherAccount }, data: { retiredAt: hour(3) } });
    expect((await figuresAt(2)).keys).toBe(2);
    expect((await figuresAt(3)).keys).toBe(1);
  });
});

test('MTTR counts what ended within (from, at] and keeps other endings apart', async () => {
  await insertEstate(db, [1], [account]);
  const ended = (id: string, at: number, ending = 'role-attached', openAtStart = false) =>
    episodeRow(id, { endedAt: hour(at), ending, openAtStart });
  await db.episode.createMany({
    data: [
      ...[ended('i-0', 10), ended('i-1', 11), ended('i-2', 20), ended('i-3', 21)],
      ...[
        ended('i-4', 15, 'terminated'),
        ended('i-5', 15, 'stopped'),
        ended('i-6', 18, 'role-attached', true),
      ],
      episodeRow('i-7', { openedAt: hour(12) }),
    ],
  });
  const params = { from: hour(10).toISOString() };
  expect((await kpisAt(20, params)).mttr).toMatchObject({
    ...{ remediated: 3, medianHours: 18, terminated: 1, stopped: 1, exempted: 0 },
    ...{ open: 2, openMeanAgeHours: 14 },
  });
  const coverage = { ...defaultSettings.coverage, episodesOpenAtStart: false };
  const without = await kpisAt(20, params, { ...defaultSettings, coverage });
  expect(without.mttr).toMatchObject({ remediated: 2, meanHours: 15.5 });
});

test('access keys fall into their bands to the millisecond', async () => {
  await insertEstate(db, [1], [account]);
  const days = (count: number, ms = 0) => new Date(hour(9000).getTime() - count * 86_400_000 + ms);
  const ages = [days(0), days(91, 1), days(91), days(181, 1), days(181), days(366, 1), days(366), days(4000)];
  await db.accessKey.createMany({
    data: [
      ...ages.map((createdAt, index) => keyRow(`AKIA${index}`, { createdAt, lastUsedAt: days(1) })),
      keyRow('AKIAUNUSED', { createdAt: days(1), lastUsedAt: days(46) }),
      keyRow('AKIAUSED', { createdAt: days(1), lastUsedAt: days(46, 1) }),
      keyRow('AKIANEVER', { createdAt: days(46) }),
      keyRow('AKIANEW', { createdAt: days(45) }),
      keyRow('AKIAODD', { createdAt: null, isUseKnown: false }),
      keyRow('AKIAOFF', { createdAt: days(400), isActive: false }),
      keyRow('root/1', { createdAt: days(1), lastUsedAt: days(1), isRoot: true, isActive: false }),
      keyRow('AKIAGONE', { validTo: hour(9000) }),
    ],
  });
  const { accessKeys } = await kpisAt(9000, { region: 'eu-west-1' });
  expect(accessKeys).toEqual({
    ...{ active: 13, inactive: 2, root: 1, neverUsed: 2, unused45Days: 2, olderThan90Days: 6 },
    ageBands: [
      { band: '0-90', count: 6 },
      { band: '91-180', count: 2 },
      { band: '181-365', count: 2 },
      { band: 'over-365', count: 2 },
    ],
  });
});

test('exposed credentials are open from the event that opened them to the one that resolved them', async () => {
  await insertEstate(db, [1], [account]);
  const rule = { ruleId: 'launch-template-credentials' };
  await db.finding.createMany({
    data: [
      findingRow('a', rule),
      findingRow('b', rule),
      findingRow('c', rule),
      findingRow('d'),
      findingRow('e', rule),
    ],
  });
  await db.findingEvent.createMany({
    data: [
      ...eventRows('a', [
        [1, 'opened'],
        [3, 'severity-changed'],
      ]),
      ...eventRows('b', [
        [1, 'opened'],
        [2, 'resolved'],
        [4, 'reopened'],
        [6, 'resolved'],
      ]),
      ...eventRows('c', [[5, 'opened']]),
      ...eventRows('d', [[1, 'opened']]),
      ...eventRows('e', [
        [2, 'opened'],
        [2.5, 'resolved'],
      ]),
    ],
  });
  const at = async (hours: number) =>
    (await kpisAt(hours, { from: hour(1).toISOString() })).exposedCredentials;
  expect(await at(2)).toMatchObject({ open: 2, opened: 1, resolved: 1 });
  expect(await at(4)).toMatchObject({ open: 2, opened: 2, resolved: 2 });
  expect(await at(5)).toMatchObject({ open: 3, opened: 3, resolved: 2 });
  expect(await at(6)).toMatchObject({ open: 2, opened: 3, resolved: 3 });
});

test('instances are unscanned until the user data of their present launch was read in whole', async () => {
  await insertEstate(db, [1], [account]);
  const launch = (hours: number) => ({ launchTime: hour(hours) });
  await db.instance.createMany({
    data: [
      instanceRow('i-read', launch(1)),
      instanceRow('i-in-part', launch(1)),
      instanceRow('i-restarted', launch(3)),
      instanceRow('i-gone', { state: 'terminated' }),
    ],
  });
  const look = (instanceId: string, outcome: string) => ({
    ...{ accountId: account, region: 'us-east-1', instanceId, outcome, bytes: 0 },
    ...{ launchTime: hour(1), scannedAt: hour(4) },
  });
  await db.userDataScan.createMany({
    data: [look('i-read', 'scanned'), look('i-in-part', 'unscanned'), look('i-restarted', 'scanned')],
  });
  const at = async (hours: number) => (await kpisAt(hours)).exposedCredentials?.unscanned;
  expect(await at(3.5)).toBe(3);
  expect(await at(4)).toBe(2);
});
