import { beforeEach, describe, expect, test } from 'vitest';
import { kpisQuery } from '#lib/api/schemas.ts';
import type { UserDataLook } from '#lib/collectors/collector.ts';
import { beginCollection } from '#lib/db/collection-log.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { getKeyBurnDown } from './get-key-burn-down.ts';
import { getKpis } from './get-kpis.ts';
import { isDerivationOutdated, noteDerivation } from './keep-derived.ts';
import { monitorScopes } from './monitor-scopes.ts';
import { rebuild } from './rebuild.ts';
import { recordUserData } from './record-user-data.ts';
import { rollUpAccount } from './roll-up-account.ts';
import {
  accessKey,
  account,
  arnOf,
  contextOf,
  exposure,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  type Seen,
  scopeOf,
  templateVersion,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

const [home, elsewhere] = regions;
const hourSeconds = 3600;

/** So many hours into a day of March 2026; the first is day 0. */
function on(day: number, hours: number): Date {
  return hour(day * 24 + hours);
}

/** Records what an EC2 collection of a region saw, or an IAM collection of the account. */
function see(collector: 'ec2' | 'iam', at: Date, seen: Seen, region: string = home, options = {}) {
  return recordSeen(db, scopeOf(collector, region), at, seen, options);
}

function monitor(scopes: Scope[], now: Date): Promise<void> {
  return monitorScopes({ db, settings: defaultSettings, now }, { accountId: account, name: null }, scopes);
}

function rollUp(): Promise<void> {
  return rollUpAccount(db, account, defaultSettings);
}

async function differences(settings?: Settings): Promise<string[]> {
  const { signal } = new AbortController();
  return (await rebuild({ ctx: contextOf(db, settings), signal })).differences;
}

/** The rollups of a day by region and owner, without the figures that are nothing. */
async function rollupsOf(day: number): Promise<Record<string, object>> {
  const rows = await db.rollup.findMany({ where: { day: on(day, 0) }, omit: { accountId: true, day: true } });
  return Object.fromEntries(
    rows.map(({ region, owner, episodesOpenSeconds, ...figures }) => {
      const all = { ...figures, episodesOpenSeconds: Number(episodesOpenSeconds) };
      const some = Object.entries(all).filter(
        ([, value]) => (Array.isArray(value) ? value.length : value) !== 0,
      );
      return [`${region} ${owner}`, Object.fromEntries(some)];
    }),
  );
}

async function daysOf(region: string) {
  const rows = await db.rollupDay.findMany({ where: { region }, orderBy: { day: 'asc' } });
  return rows.map(({ day, asOf, scopes, staleScopes }) => ({ day, asOf, scopes, staleScopes }));
}

const web = { profileArn: arnOf('web'), associatedAt: hour(0) };
const covered = instance('i-2', web);
const iam: Seen = {
  instanceProfiles: [profile('web')],
  accessKeys: [
    accessKey('AKIA1'),
    accessKey('AKIA2', { createdAt: hour(-100 * 24), lastUsedAt: hour(-50 * 24) }),
    accessKey('AKIA3', { isActive: false, owner: 'search' }),
    accessKey('root/1', { isRoot: true, createdAt: hour(-400 * 24), lastUsedAt: null, owner: 'unowned' }),
  ],
};

test('a leaked key on its way to zero, day by day, and derived anew the same', async () => {
  const leaked = accessKey('AKIA1', { lastUsedAt: hour(0) });
  const off = { ...leaked, isActive: false };
  const bare = instance('i-1');
  const dressed = { instances: [instance('i-1', web)], associations: { 'i-1': on(2, 8) } };
  const look = async (at: Date) => {
    const scope = scopeOf('user-data');
    const collectionId = await beginCollection(db, scope, 'schedule', at);
    const found: UserDataLook = {
      ...{ instanceId: 'i-1', launchTime: hour(0), outcome: 'scanned', reasons: [], bytes: 1 },
      exposures: [exposure('user-data', 'i-1', 'AKIA1')],
    };
    await recordUserData(db, [found], { scope, collectionId, at, actor: 'test', settings: defaultSettings });
    await db.collection.updateMany({
      where: { id: collectionId },
      data: { finishedAt: at, outcome: 'failed' },
    });
    await recordSeen(db, scope, at, {});
  };
  const days: [day: number, key: typeof leaked, seen: Seen, step: string][] = [
    [1, leaked, { instances: [bare] }, 'still-needed'],
    [2, leaked, dressed, 'migrated'],
    [9, leaked, dressed, 'ready-to-deactivate'],
    [10, off, dressed, 'deactivated'],
    [40, off, dressed, 'ready-to-delete'],
  ];
  for (const [day, key, seen] of days) {
    await see('iam', on(day, 9), { instanceProfiles: [profile('web')], accessKeys: [key] });
    await see('ec2', on(day, 9.5), seen);
    await see('ec2', on(day, 9.5), {}, elsewhere);
    if (day === 1) await look(on(1, 10));
    await rollUp();
  }
  const ctx = contextOf(db, defaultSettings, on(41, 0));
  const { points, noForecast } = await getKeyBurnDown({ ctx, input: { from: on(1, 0), to: on(41, 0) } });
  const told = points.flatMap(({ steps }, index) =>
    steps === null ? [] : [[index + 1, Object.entries(steps).find(([, count]) => count > 0)?.[0]]],
  );
  expect(told).toEqual(days.map(([day, , , step]) => [day, step]));
  expect(points[2]).toMatchObject({ active: null, steps: null });
  expect(noForecast).toBe('reached');
  expect(await differences()).toEqual([]);
});

describe('two regions, two owners and four days', () => {
  beforeEach(async () => {
    await see('iam', on(1, 10), iam);
    await see('ec2', on(1, 10.5), {
      instances: [instance('i-1'), covered, instance('i-3', { state: 'stopped', owner: 'search' })],
    });
    await see('ec2', on(1, 11), { instances: [instance('i-4', { owner: 'search' })] }, elsewhere);
    await rollUp();
    await see('iam', on(2, 9), iam);
    await see('ec2', on(2, 9.5), {
      instances: [instance('i-1', { profileArn: arnOf('web') }), covered],
      associations: { 'i-1': on(2, 8), 'i-2': hour(0) },
    });
    await rollUp();
  });

  const keys = {
    'global payments': {
      ...{ keysActive: 2, keysAge0: 1, keysAge91: 1, keysUnused: 1 },
      ...{ keysWatch: 1, keysReadyToDeactivate: 1 },
    },
    'global search': { keysInactive: 1, keysDeactivated: 1 },
    'global unowned': {
      ...{ keysActive: 1, keysRoot: 1, keysNeverUsed: 1, keysUnused: 1, keysAge365: 1 },
      keysReadyToDeactivate: 1,
    },
  };

  test('the first day', async () => {
    expect(await rollupsOf(1)).toEqual({
      ...keys,
      [`${home} payments`]: {
        eligible: 2,
        covered: 1,
        episodesOpen: 1,
        episodesOpenSeconds: 35 * hourSeconds,
      },
      [`${elsewhere} search`]: { eligible: 1, episodesOpen: 1, episodesOpenSeconds: 35 * hourSeconds },
    });
  });

  test('the second day: a role was attached, and the other region was not seen', async () => {
    expect(await rollupsOf(2)).toEqual({
      ...keys,
      [`${home} payments`]: { eligible: 2, covered: 2, remediatedSeconds: [56 * hourSeconds] },
      [`${elsewhere} search`]: { unknown: 1, episodesOpen: 1, episodesOpenSeconds: 57.5 * hourSeconds },
    });
  });

  test('how complete the days are', async () => {
    expect(await daysOf('global')).toEqual([
      { day: on(1, 0), asOf: on(1, 11), scopes: 1, staleScopes: 0 },
      { day: on(2, 0), asOf: on(2, 9.5), scopes: 1, staleScopes: 0 },
    ]);
    expect(await daysOf(elsewhere)).toEqual([
      { day: on(1, 0), asOf: on(1, 11), scopes: 2, staleScopes: 1 },
      { day: on(2, 0), asOf: on(2, 9.5), scopes: 2, staleScopes: 2 },
    ]);
  });

  test('a day without a collection has no figures; what turns out later corrects an earlier day', async () => {
    await see('iam', on(4, 9), iam);
    await see(
      'ec2',
      on(4, 9.5),
      { instances: [instance('i-4', { ...web, owner: 'search' })], associations: { 'i-4': on(2, 12) } },
      elsewhere,
    );
    await rollUp();
    expect(await rollupsOf(3)).toEqual({});
    const corrected = { unknown: 1, episodesOpen: 1, episodesOpenSeconds: 57.5 * hourSeconds };
    expect((await rollupsOf(2))[`${elsewhere} search`]).toEqual({
      ...corrected,
      remediatedSeconds: [60 * hourSeconds],
    });
    expect((await rollupsOf(4))[`${elsewhere} search`]).toEqual({ eligible: 1, covered: 1 });
    expect(await differences()).toEqual([]);
  });

  test('an instance that turns out to have run without a role before corrects the days since', async () => {
    await see('ec2', on(2, 10), { instances: [covered, instance('i-9', { createdAt: on(1, 6) })] });
    await rollUp();
    expect((await rollupsOf(1))[`${home} payments`]).toMatchObject({
      episodesOpen: 2,
      episodesOpenSeconds: (35 + 5) * hourSeconds,
    });
    expect(await differences()).toEqual([]);
  });

  test('the figures are the ones that the KPIs give for the same instant', async () => {
    const input = kpisQuery.parse({
      at: on(2, 9.5).toISOString(),
      from: on(2, 0).toISOString(),
      region: home,
    });
    const { roleCoverage, mttr, accessKeys } = await getKpis({ ctx: contextOf(db), input });
    expect(roleCoverage).toMatchObject({ eligible: 2, covered: 2, unknown: 0 });
    expect(mttr).toMatchObject({ remediated: 1, meanHours: 56, open: 0 });
    expect(accessKeys).toMatchObject({ active: 3, inactive: 1, root: 1, neverUsed: 1, unused45Days: 2 });
  });

  test('a row that was tampered with is reported and mended', async () => {
    await db.rollup.updateMany({ where: { region: home, day: on(1, 0) }, data: { covered: 2 } });
    await db.episode.updateMany({ where: { instanceId: 'i-1' }, data: { endedAt: on(2, 1) } });
    await db.episode.create({
      data: {
        accountId: account,
        region: home,
        instanceId: 'i-ghost',
        openedAt: hour(0),
        cause: 'launch',
        openAtStart: false,
        seenAt: hour(0),
        owner: 'x',
      },
    });
    const found = await differences();
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(
      `Account ${account}, episodes: 2 rows were not what the snapshots say; 1 took`,
    );
    expect(found[1]).toContain(`Account ${account}, rollups: 1 rows were not what the snapshots say; 1 took`);
    expect(await differences()).toEqual([]);
    expect((await rollupsOf(1))[`${home} payments`]).toMatchObject({ covered: 1 });
  });
});

test('what is due and was not made, as its process died, is made by the next pass', async () => {
  await see('iam', on(1, 10), iam);
  await see('ec2', on(1, 11), { instances: [covered] });
  await see('ec2', on(2, 11), { instances: [covered, instance('i-1', { createdAt: on(2, 9) })] });
  expect(await rollupsOf(1)).toEqual({});
  await rollUp();
  expect((await rollupsOf(1))[`${home} payments`]).toEqual({ eligible: 1, covered: 1 });
  await db.rollup.deleteMany();
  await rollUp();
  expect(await rollupsOf(1)).toEqual({});
});

test('on a day on which IAM and a region fail, both say how they stood when last seen', async () => {
  await see('iam', on(1, 10), iam);
  await see('ec2', on(1, 10), { instances: [covered] });
  await see('ec2', on(1, 10), { instances: [instance('i-4', { createdAt: on(1, 9) })] }, elsewhere);
  await rollUp();
  await see('ec2', on(2, 10), { instances: [covered] });
  await rollUp();
  const { global, there } = { global: await daysOf('global'), there: await daysOf(elsewhere) };
  expect([global[1], there[1]]).toMatchObject([{ staleScopes: 1 }, { staleScopes: 2 }]);
  const [first, second] = [await rollupsOf(1), await rollupsOf(2)];
  expect(first['global search']).toEqual({ keysInactive: 1, keysDeactivated: 1 });
  expect(second['global search']).toEqual({ keysInactive: 1, keysUnknown: 1 });
  expect(second['global unowned']).toMatchObject({ keysActive: 1, keysAge365: 1, keysUnknown: 1 });
  expect(second[`${elsewhere} payments`]).toMatchObject({ unknown: 1, episodesOpen: 1 });
  expect(await differences()).toEqual([]);
});

test('what is older than the limit is unknown, to the millisecond', async () => {
  await see('iam', on(1, 10), iam);
  await see('ec2', on(1, 10), { instances: [covered] });
  await see('iam', on(1, 13), iam);
  await rollUp();
  expect((await rollupsOf(1))[`${home} payments`]).toEqual({ eligible: 1, covered: 1 });
  await see('iam', new Date(on(1, 13).getTime() + 1), iam);
  await rollUp();
  expect((await rollupsOf(1))[`${home} payments`]).toEqual({ unknown: 1 });
});

test('a change of settings makes a rebuild due, which counts anew', async () => {
  await noteDerivation(contextOf(db));
  await see('iam', on(1, 10), iam);
  await see('ec2', on(1, 11), { instances: [instance('i-1', { state: 'stopped' })] });
  await rollUp();
  const coverage = { ...defaultSettings.coverage, includeStopped: true };
  const settings = { ...defaultSettings, coverage };
  expect(await isDerivationOutdated(contextOf(db))).toBe(false);
  expect(await isDerivationOutdated(contextOf(db, settings))).toBe(true);
  expect(await differences(settings)).toHaveLength(2);
  expect((await rollupsOf(1))[`${home} payments`]).toMatchObject({ eligible: 1, episodesOpen: 1 });
  expect(await isDerivationOutdated(contextOf(db, settings))).toBe(false);
});

describe('exposed credentials', () => {
  const template = (owner: string): Seen => ({
    launchTemplateVersions: [templateVersion('lt-1', 1, { owner })],
    exposures: [exposure('launch-template', 'lt-1:1', 'AKIA1', { owner })],
  });

  test('are counted where they stand, on the days on which they open and are resolved', async () => {
    await see('ec2', on(1, 10), template('payments'));
    await see('ec2', on(2, 10), template('payments'));
    await see('ec2', on(3, 10), {});
    await rollUp();
    expect(await rollupsOf(1)).toEqual({ [`${home} payments`]: { exposuresOpen: 1, exposuresOpened: 1 } });
    expect(await rollupsOf(2)).toEqual({ [`${home} payments`]: { exposuresOpen: 1 } });
    expect(await rollupsOf(3)).toEqual({ [`${home} payments`]: { exposuresResolved: 1 } });
  });

  test('go with their finding to its new owner, on every day', async () => {
    await see('ec2', on(1, 10), template('payments'));
    await rollUp();
    await see('ec2', on(2, 10), template('search'));
    await rollUp();
    expect(await rollupsOf(1)).toEqual({ [`${home} search`]: { exposuresOpen: 1, exposuresOpened: 1 } });
    expect(await differences()).toEqual([]);
  });

  test('that a scan found before midnight count on that day, though it ended after, or never', async () => {
    const scope = scopeOf('user-data');
    await see('ec2', on(1, 23), { instances: [instance('i-1')] });
    await rollUp();
    const collectionId = await beginCollection(db, scope, 'schedule', on(1, 23.1));
    const look: UserDataLook = {
      ...{ instanceId: 'i-1', launchTime: hour(0), outcome: 'scanned', reasons: [], bytes: 1 },
      exposures: [exposure('user-data', 'i-1', 'AKIA1')],
    };
    await recordUserData(db, [look], {
      scope,
      collectionId,
      at: on(1, 23.9),
      actor: 'test',
      settings: defaultSettings,
    });
    await see('ec2', on(2, 1), { instances: [instance('i-1')] });
    await rollUp();
    expect((await rollupsOf(1))[`${home} payments`]).toMatchObject({ exposuresOpened: 1 });
    expect((await rollupsOf(2))[`${home} payments`]).toMatchObject({ exposuresOpen: 1 });
    expect(await differences()).toEqual([]);
  });
});

test('an episode that ended on a day without collections is counted on the next day that has one', async () => {
  await see('iam', on(1, 10), iam);
  await see('ec2', on(1, 11), { instances: [instance('i-1')] });
  await rollUp();
  await see('iam', on(4, 10), iam);
  await see('ec2', on(4, 11), {
    instances: [instance('i-1', { profileArn: arnOf('web') })],
    associations: { 'i-1': on(2, 8) },
  });
  await rollUp();
  await see('iam', on(5, 10), iam);
  await rollUp();
  const figures = await Promise.all([1, 2, 3, 4, 5].map(rollupsOf));
  expect(figures.map((day) => Object.hasOwn(day[`${home} payments`] ?? {}, 'remediatedSeconds'))).toEqual([
    ...[false, false, false, true, false],
  ]);
  expect(await differences()).toEqual([]);
});

test('an exposure that a failed scan found on a day without other collections counts on the next day', async () => {
  const scope = scopeOf('user-data');
  await see('ec2', on(1, 10), { instances: [instance('i-1')] });
  await rollUp();
  const collectionId = await beginCollection(db, scope, 'schedule', on(2, 9));
  const look: UserDataLook = {
    ...{ instanceId: 'i-1', launchTime: hour(0), outcome: 'scanned', reasons: [], bytes: 1 },
    exposures: [exposure('user-data', 'i-1', 'AKIA1')],
  };
  await recordUserData(db, [look], {
    scope,
    collectionId,
    at: on(2, 9.5),
    actor: 'test',
    settings: defaultSettings,
  });
  await rollUp();
  await see('ec2', on(3, 10), { instances: [instance('i-1')] });
  await rollUp();
  await see('ec2', on(4, 10), { instances: [instance('i-1')] });
  await rollUp();
  expect(await rollupsOf(2)).toEqual({});
  expect((await rollupsOf(3))[`${home} payments`]).toMatchObject({ exposuresOpen: 1, exposuresOpened: 1 });
  expect((await rollupsOf(4))[`${home} payments`]).not.toHaveProperty('exposuresOpened');
  expect(await differences()).toEqual([]);
});

describe('a region that retires', () => {
  const others = [scopeOf('iam'), scopeOf('ec2'), scopeOf('user-data')];
  const dressed = { instances: [instance('i-4', web)] };
  beforeEach(async () => {
    await see('iam', on(1, 9), iam);
    await see('ec2', on(1, 10), dressed, elsewhere);
    await monitor(others, on(1, 11));
    await see('iam', on(1, 12), {});
    await rollUp();
    await see('iam', on(2, 9), {});
    await rollUp();
  });

  test('keeps its last day as it last stood, and has no later ones', async () => {
    expect(await daysOf(elsewhere)).toMatchObject([{ day: on(1, 0), asOf: on(1, 10) }]);
    expect((await rollupsOf(1))[`${elsewhere} payments`]).toEqual({ eligible: 1, covered: 1 });
    expect(await differences()).toEqual([]);
  });

  test('and returns was not seen in between', async () => {
    await monitor([...others, scopeOf('ec2', elsewhere), scopeOf('user-data', elsewhere)], on(3, 8));
    await see('iam', on(3, 9), iam);
    await see('ec2', on(3, 10), dressed, elsewhere);
    await rollUp();
    expect(await daysOf(elsewhere)).toMatchObject([
      { asOf: on(1, 12), staleScopes: 1 },
      { asOf: on(2, 9), staleScopes: 2 },
      { asOf: on(3, 10), staleScopes: 1 },
    ]);
    expect((await rollupsOf(2))[`${elsewhere} payments`]).toMatchObject({ unknown: 1 });
    expect(await differences()).toEqual([]);
  });

  test('was counted after it retired, by a collection that was under way: that is forgotten', async () => {
    await see('ec2', on(2, 10), dressed);
    await rollUp();
    await monitor([scopeOf('iam')], on(2, 9.5));
    await rollUp();
    expect((await daysOf(home)).map(({ asOf }) => asOf)).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});
