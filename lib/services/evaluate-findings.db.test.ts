import { beforeEach, describe, expect, test } from 'vitest';
import type { UserDataLook } from '#lib/collectors/collector.ts';
import { beginCollection } from '#lib/db/collection-log.ts';
import type { AccessKey, Exposure, Instance, LaunchTemplateVersion, Role } from '#lib/domain/inventory.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { rebuild } from './rebuild.ts';
import { recordUserData } from './record-user-data.ts';
import {
  accessKey,
  account,
  addEstate,
  arnOf,
  exposure,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  role,
  scopeOf,
  templateVersion,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

const [home, elsewhere] = regions;
const web = arnOf('web');
const keyId = 'AKIAY34FZKBOKMUTVV7A';
const day = 24;
const partial = { isComplete: false };

type Options = { isComplete?: boolean };
type Given<T> = [resources: T[], options?: Options];

/** Each step is an hour after the one before it, from hour 1 on. */
async function seeInstances(at: number, [instances, options]: Given<Instance>, region: string = home) {
  await recordSeen(db, scopeOf('ec2', region), hour(at), { instances }, options);
}

async function seeIam(at: number, names: string[], keys: AccessKey[] = [], options: Options = {}) {
  const instanceProfiles = names.map((name) => profile(name));
  await recordSeen(db, scopeOf('iam'), hour(at), { instanceProfiles, accessKeys: keys }, options);
}

async function seeTemplates(at: number, versions: LaunchTemplateVersion[], exposures: Exposure[] = []) {
  await recordSeen(db, scopeOf('ec2'), hour(at), { launchTemplateVersions: versions, exposures });
}

/** Looks at user data, and the end of the collection that made them unless it is to be left open. */
async function look(at: number, looks: Partial<UserDataLook>[], end: Options | null = {}) {
  const scope = scopeOf('user-data');
  const collectionId = await beginCollection(db, scope, 'schedule', hour(at));
  const full = looks.map((each) => ({
    ...{ instanceId: 'i-1', launchTime: hour(0), outcome: 'scanned' as const, reasons: [], bytes: 1 },
    ...{ exposures: [], ...each },
  }));
  await recordUserData(db, full, {
    scope,
    collectionId,
    at: hour(at),
    actor: 'test',
    settings: defaultSettings,
  });
  await db.collection.update({
    where: { accountId_id: { accountId: account, id: collectionId } },
    data: { finishedAt: hour(at), outcome: 'failed' },
  });
  if (end !== null) await recordSeen(db, scope, hour(at), {}, end);
}

/** What happened to the findings of a rule, in order: `3 resolved role-attached`. */
async function eventsOf(ruleId: string): Promise<string[]> {
  const findings = await db.finding.findMany({ where: { ruleId } });
  const fingerprint = { in: findings.map((finding) => finding.fingerprint) };
  const events = await db.findingEvent.findMany({ where: { fingerprint }, orderBy: [{ at: 'asc' }] });
  return events.map(({ at, kind, severity, resolution }) => {
    const hours = (at.getTime() - hour(0).getTime()) / 3_600_000;
    return [Number(hours.toFixed(3)), kind, resolution ?? severity].join(' ');
  });
}

describe('an instance without a profile', () => {
  const rule = 'ec2-no-instance-profile';
  const gone: Given<Instance> = [[]];
  const bare: Given<Instance> = [[instance('i-1')]];
  const attached: Given<Instance> = [[instance('i-1', { profileArn: web, associatedAt: hour(1) })]];
  const inState = (state: Instance['state']): Given<Instance> => [[instance('i-1', { state })]];
  const opened = '2 opened high';

  test.each<[string, Given<Instance>[], string[]]>([
    ['is opened', [bare], [opened]],
    ['is seen again', [bare, bare], [opened]],
    ['is given a role', [bare, attached], [opened, '3 resolved role-attached']],
    ['is stopped', [bare, inState('stopped')], [opened, '3 resolved instance-stopped']],
    ['is stopping', [bare, inState('stopping')], [opened, '3 resolved instance-stopped']],
    ['is terminated', [bare, inState('terminated')], [opened, '3 resolved instance-terminated']],
    ['is gone', [bare, gone], [opened, '3 resolved instance-terminated']],
    ['comes back', [bare, gone, bare], [opened, '3 resolved instance-terminated', '4 reopened high']],
    ['is pending: not opened', [inState('pending')], []],
    ['is pending: not closed', [bare, inState('pending'), bare], [opened]],
    ['is in a state unknown: neither', [inState('unknown')], []],
    ['is in a state unknown: not closed', [bare, inState('unknown')], [opened]],
    ['partial: opened', [[[instance('i-1')], partial]], [opened]],
    ['partial: not closed by absence', [bare, [[], partial]], [opened]],
    ['partial: not closed by a role', [bare, [attached[0], partial]], [opened]],
    [
      'partial: reopened',
      [bare, gone, [bare[0], partial]],
      [opened, '3 resolved instance-terminated', '4 reopened high'],
    ],
  ])('%s', async (_, steps, expected) => {
    await seeIam(1, ['web']);
    for (const [index, step] of steps.entries()) await seeInstances(index + 2, step);
    expect(await eventsOf(rule)).toEqual(expected);
  });

  test('takes note of a new owner and name without an event', async () => {
    await seeInstances(1, bare);
    await seeInstances(2, [[instance('i-1', { owner: 'search', name: "O'Neil <b>" })]]);
    expect(await eventsOf(rule)).toEqual(['1 opened high']);
    expect(await db.finding.findFirst()).toMatchObject({
      owner: 'search',
      title: expect.stringContaining("O'Neil <b>"),
    });
  });

  test('a profile whose contents are not known yet neither opens nor closes', async () => {
    await seeIam(1, []);
    await seeInstances(2, bare);
    await seeInstances(3, [[instance('i-1', { profileArn: web, associatedAt: hour(2.5) })]]);
    expect(await eventsOf(rule)).toEqual(['2 opened high']);
    await seeIam(4, ['web']);
    expect(await eventsOf(rule)).toEqual(['2 opened high', '4 resolved role-attached']);
    expect(await eventsOf('ec2-empty-instance-profile')).toEqual([]);
  });
});

describe('an emptied profile', () => {
  const rule = 'ec2-empty-instance-profile';
  const dressed = instance('i-1', { profileArn: web, associatedAt: hour(0) });
  beforeEach(async () => {
    await seeIam(1, ['web']);
    await seeInstances(2, [[dressed]]);
    await seeInstances(2, [[{ ...dressed, instanceId: 'i-2' }]], elsewhere);
  });

  test('opens findings in every region, and closes them when it is filled', async () => {
    await seeIam(3, []);
    expect(await eventsOf(rule)).toEqual(['3 opened high', '3 opened high']);
    await seeIam(4, ['web']);
    expect(await eventsOf(rule)).toEqual([
      ...['3 opened high', '3 opened high', '4 resolved role-attached', '4 resolved role-attached'],
    ]);
  });

  test('a partial look that shows it filled closes nothing', async () => {
    await seeIam(3, []);
    await seeIam(4, ['web'], [], partial);
    expect(await eventsOf(rule)).toEqual(['3 opened high', '3 opened high']);
    await seeInstances(5, [[dressed]]);
    expect(await eventsOf(rule)).toEqual(['3 opened high', '3 opened high']);
    await seeIam(6, ['web']);
    expect(await eventsOf(rule)).toEqual([
      ...['3 opened high', '3 opened high', '6 resolved role-attached', '6 resolved role-attached'],
    ]);
  });

  test('a look at IAM that had begun before the profile was associated proves nothing empty', async () => {
    const other = { ...dressed, instanceId: 'i-3', profileArn: arnOf('other'), associatedAt: hour(2.5) };
    await recordSeen(
      db,
      scopeOf('iam'),
      hour(3),
      { instanceProfiles: [profile('web')] },
      { startedAt: hour(2) },
    );
    await seeInstances(3.5, [[dressed, other]]);
    expect(await eventsOf(rule)).toEqual([]);
    await seeIam(4, ['web']);
    expect(await eventsOf(rule)).toEqual(['4 opened high']);
  });

  test('a partial look at IAM proves nothing empty', async () => {
    await seeIam(3, [], [], partial);
    expect(await eventsOf(rule)).toEqual([]);
  });
});

describe('instances that have not changed', () => {
  const bare = instance('i-1');
  const otherwise = { ...defaultSettings, coverage: { ...defaultSettings.coverage, includeStopped: true } };
  /** Whether they were judged shows by a finding that is missing. */
  async function forget(): Promise<void> {
    await db.findingEvent.deleteMany();
    await db.finding.deleteMany();
  }
  beforeEach(async () => {
    await seeIam(1, ['web']);
    await seeInstances(2, [[bare]]);
    await forget();
  });

  test('are not judged again', async () => {
    await seeInstances(3, [[bare]]);
    expect(await db.finding.count()).toBe(0);
  });

  test.each([
    ['comes', [bare, instance('i-2')], ['i-2']],
    ['changes', [{ ...bare, name: 'new' }], ['i-1']],
    ['goes', [], []],
  ])('are not judged when another %s', async (_, instances, expected) => {
    await seeInstances(3, [instances]);
    const found = await db.finding.findMany();
    expect(found.map(({ resourceId }) => resourceId)).toEqual(expected);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'the settings do',
      () => recordSeen(db, scopeOf('ec2'), hour(3), { instances: [bare] }, { settings: otherwise }),
      '3 opened high',
    ],
    ['a partial snapshot came between', () => seeInstances(2.5, [[], partial]), '2.5 opened high'],
    ['a partial look at IAM did', () => seeIam(2.5, [], [], partial), '2.5 opened high'],
  ])('are judged when %s', async (_, happen, expected) => {
    await happen();
    expect((await eventsOf('ec2-no-instance-profile'))[0]).toBe(expected);
    await forget();
    await seeInstances(4, [[bare]]);
    expect(await db.finding.count()).toBe(1);
  });

  test('are judged again after a rebuild', async () => {
    const ctx: Context = {
      ...{ actor: { kind: 'system', name: 'test' }, visibleAccounts: 'all', db, settings: defaultSettings },
      now: hour(3),
    };
    await rebuild({ ctx, signal: new AbortController().signal });
    await seeInstances(4, [[bare]]);
    expect(await db.finding.count()).toBe(1);
  });
});

describe('an instance that allows IMDSv1', () => {
  const as = (httpTokens: string | null, fields: Partial<Instance> = {}): Given<Instance> => [
    [instance('i-1', { profileArn: web, httpTokens, ...fields })],
  ];
  const opened = '2 opened medium';

  test.each<[string, Given<Instance>[], string[]]>([
    ['is mended', [as('optional'), as('required')], [opened, '3 resolved tokens-required']],
    [
      'is turned off',
      [as('optional'), as('optional', { httpEndpoint: 'disabled' })],
      [opened, '3 resolved tokens-required'],
    ],
    ['was off from the first', [as('optional', { httpEndpoint: 'disabled' })], []],
    [
      'stops',
      [as('optional'), as('optional', { state: 'stopped' })],
      [opened, '3 resolved instance-stopped'],
    ],
    ['is gone', [as('optional'), [[]]], [opened, '3 resolved instance-terminated']],
    ['is said nothing of: not closed', [as('optional'), as(null)], [opened]],
    ['is said nothing of: not opened', [as(null)], []],
    ['partial: not closed', [as('optional'), [as('required')[0], partial]], [opened]],
    [
      'partial, then complete',
      [as('optional'), [[], partial], as('required')],
      [opened, '4 resolved tokens-required'],
    ],
  ])('%s', async (_, steps, expected) => {
    await seeIam(1, ['web']);
    for (const [index, step] of steps.entries()) await seeInstances(index + 2, step);
    expect(await eventsOf('ec2-imdsv1-allowed')).toEqual(expected);
  });
});

describe('what nobody owns', () => {
  const owners = ['unowned', 'unowned', 'search'];

  test('an instance: until an owner is named; a look at IAM says nothing of it', async () => {
    for (const [index, owner] of owners.entries()) {
      await seeInstances(index + 1, [[instance('i-1', { owner, profileArn: web })]]);
      await seeIam(index + 1.5, index === 0 ? [] : ['web']);
    }
    expect(await eventsOf('resource-unowned')).toEqual(['1 opened low', '3 resolved owner-named']);
  });

  const seeRoles = (at: number, roles: Role[], options?: Options) =>
    recordSeen(db, scopeOf('iam'), hour(at), { roles }, options);
  const app = (fields: Partial<Role>) => role('app', { owner: 'unowned', ...fields });

  test.each<[string, [Role[], Options?][], string[]]>([
    [
      'named',
      [[[app({})]], [[app({})]], [[app({ owner: 'search' })]]],
      ['1 opened low', '3 resolved owner-named'],
    ],
    ['deleted', [[[app({})]], [[]]], ['1 opened low', '2 resolved resource-deleted']],
    ['used', [[[app({})]], [[app({ lastUsedAt: hour(1) })]]], ['1 opened low']],
    ['for others than EC2', [[[app({ ec2Assumable: false })]]], []],
    [
      'no longer for EC2',
      [[[app({})]], [[app({ ec2Assumable: false })]]],
      ['1 opened low', '2 resolved remediated'],
    ],
    ['partial: not closed', [[[app({})]], [[], partial]], ['1 opened low']],
    [
      'gone after a partial look',
      [[[app({})]], [[], partial], [[]]],
      ['1 opened low', '3 resolved resource-deleted'],
    ],
  ])('a role, %s', async (_, steps, expected) => {
    for (const [index, [roles, options]] of steps.entries()) await seeRoles(index + 1, roles, options);
    expect(await eventsOf('resource-unowned')).toEqual(expected);
    expect((await db.finding.findMany()).every(({ region }) => region === 'global')).toBe(true);
  });

  test('roles that have not changed are not judged again', async () => {
    await seeRoles(1, [app({})]);
    await db.findingEvent.deleteMany();
    await db.finding.deleteMany();
    await seeRoles(2, [app({}), role('other', { owner: 'unowned' })]);
    expect(await eventsOf('resource-unowned')).toEqual(['2 opened low']);
  });
});

describe('an access key', () => {
  const old = { createdAt: hour(-91 * day - 1), lastUsedAt: hour(0), isUseKnown: true };
  const key = (fields: Partial<AccessKey> = {}) => accessKey(keyId, { ...old, ...fields });

  test.each<[string, string, AccessKey[][], string[]]>([
    ['old', 'key-old', [[key()], [key()]], ['1 opened medium']],
    ['too old by far', 'key-old', [[key({ createdAt: hour(-366 * day) })]], ['1 opened high']],
    [
      'old, deactivated',
      'key-old',
      [[key()], [key({ isActive: false })]],
      ['1 opened medium', '2 resolved key-deactivated'],
    ],
    ['old, deleted', 'key-old', [[key()], []], ['1 opened medium', '2 resolved key-deleted']],
    [
      'old, active again',
      'key-old',
      [[key()], [key({ isActive: false })], [key()]],
      ['1 opened medium', '2 resolved key-deactivated', '3 reopened medium'],
    ],
    ['of unknown age: not closed', 'key-old', [[key()], [key({ createdAt: null })]], ['1 opened medium']],
    [
      'unused, then used',
      'key-unused',
      [[key({ lastUsedAt: hour(-50 * day) })], [key({ lastUsedAt: hour(1) })]],
      ['1 opened medium', '2 resolved key-used'],
    ],
    [
      'unused, use unknown: not closed',
      'key-unused',
      [[key({ lastUsedAt: null })], [key({ isUseKnown: false })]],
      ['1 opened medium'],
    ],
    [
      'of the root user, deactivated: still there',
      'key-root',
      [[key({ isRoot: true })], [key({ isRoot: true, isActive: false })], []],
      ['1 opened critical', '3 resolved key-deleted'],
    ],
  ])('%s', async (_, rule, steps, expected) => {
    for (const [index, keys] of steps.entries()) await seeIam(index + 1, [], keys);
    expect(await eventsOf(rule)).toEqual(expected);
  });

  describe('whose user has a second one', () => {
    const rule = 'key-second-active';
    const young = { createdAt: hour(0) };
    const first = (fields: Partial<AccessKey> = {}) => key({ createdAt: hour(-1), ...fields });
    const second = (fields: Partial<AccessKey> = {}) =>
      accessKey(`${keyId.slice(0, -4)}ZZZZ`, { ...young, ...fields });
    const opened = `${8 * day} opened low`;

    test.each<[string, AccessKey[][], string[]]>([
      ['in time', [[first(), second()]], [opened]],
      [
        'the older one deactivated',
        [
          [first(), second()],
          [first({ isActive: false }), second()],
        ],
        [opened, '200 resolved key-deactivated'],
      ],
      ['the older one deleted', [[first(), second()], [second()]], [opened, '200 resolved key-deleted']],
      ['the newer one deleted', [[first(), second()], [first()]], [opened, '200 resolved rotation-finished']],
    ])('%s', async (_, steps, expected) => {
      await seeIam(1, [], [first(), second()]);
      for (const [index, keys] of steps.entries()) await seeIam(8 * day + index * 8, [], keys);
      expect(await eventsOf(rule)).toEqual(expected);
    });

    test('activated again a week ago, though it is old', async () => {
      await seeIam(1, [], [first(), second({ isActive: false })]);
      await seeIam(5 * day, [], [first(), second()]);
      await seeIam(12 * day, [], [first(), second({ lastUsedAt: hour(200) })]);
      expect(await eventsOf(rule)).toEqual([]);
      await seeIam(13 * day, [], [first(), second({ lastUsedAt: hour(300) })]);
      expect(await eventsOf(rule)).toEqual([`${13 * day} opened low`]);
    });
  });

  describe('that is inactive', () => {
    const rule = 'key-inactive-not-deleted';
    const inactive = key({ isActive: false });
    const moved = key({ isActive: false, owner: 'search' });

    test('since it was deactivated, whatever else changed', async () => {
      await seeIam(1, [], [key()]);
      await seeIam(2, [], [inactive]);
      await seeIam(1 + 30 * day, [], [moved]);
      expect(await eventsOf(rule)).toEqual([]);
      await seeIam(2 + 30 * day, [], [inactive]);
      await seeIam(3 + 30 * day, [], [key()]);
      expect(await eventsOf(rule)).toEqual([
        `${2 + 30 * day} opened low`,
        `${3 + 30 * day} resolved key-activated`,
      ]);
    });

    test('since before monitoring began, once that is long enough', async () => {
      await seeIam(1, [], [inactive]);
      await seeIam(30 * day, [], [moved]);
      expect(await eventsOf(rule)).toEqual([]);
      await seeIam(1 + 30 * day, [], [moved]);
      await seeIam(2 + 30 * day, [], []);
      expect(await eventsOf(rule)).toEqual([
        `${1 + 30 * day} opened low`,
        `${2 + 30 * day} resolved key-deleted`,
      ]);
    });
  });

  describe('that was exposed', () => {
    const rule = 'key-active-after-migration';
    const young = key({ createdAt: hour(0) });
    const found = { exposures: [exposure('user-data', 'i-1', keyId)] };
    const dressed = instance('i-1', { profileArn: web, associatedAt: hour(4) });
    const see = (at: number, instances: Instance[], keys = [young], options: Options = {}) =>
      seeInstances(at, [instances, options]).then(() => seeIam(at + 0.5, ['web'], keys));

    beforeEach(async () => {
      await see(1, [instance('i-1')]);
      await look(2, [found]);
      await see(3, [instance('i-1')]);
      expect(await eventsOf(rule)).toEqual([]);
    });

    test('is told once its instance has a role, until it is deactivated', async () => {
      await see(4, [dressed]);
      await see(5, [dressed], [key({ createdAt: hour(0), isActive: false })]);
      expect(await eventsOf(rule)).toEqual(['4.5 opened high', '5.5 resolved key-deactivated']);
    });

    test('is told once user data was looked at anew, though IAM was seen before', async () => {
      await seeIam(9, ['web'], [young]);
      await seeInstances(9.1, [[dressed], {}]);
      expect(await eventsOf(rule)).toEqual([]);
      await look(9.2, [found]);
      expect(await eventsOf(rule)).toEqual(['9.2 opened high']);
    });

    test('is told once its instance is gone, until it is deleted', async () => {
      await see(4, []);
      await see(5, [], []);
      expect(await eventsOf(rule)).toEqual(['4.5 opened high', '5.5 resolved key-deleted']);
    });

    test('is over when something without a role holds it again', async () => {
      await see(4, [dressed]);
      await see(5, [instance('i-1')]);
      expect(await eventsOf(rule)).toEqual(['4.5 opened high', '5.5 resolved key-needed-again']);
    });

    test('is neither told nor over while its instance was not seen lately', async () => {
      await see(4, [dressed]);
      await seeIam(9, ['web'], [young]);
      expect(await eventsOf(rule)).toEqual(['4.5 opened high']);
    });

    test('a partial look that lacks the instance proves nothing', async () => {
      await see(4, [], [young], partial);
      expect(await eventsOf(rule)).toEqual([]);
    });
  });

  test('a partial look closes nothing', async () => {
    await seeIam(1, [], [key()]);
    await seeIam(2, [], [], partial);
    expect(await eventsOf('key-old')).toEqual(['1 opened medium']);
  });

  test('grows from old to very old by itself', async () => {
    await seeIam(1, [], [key()]);
    await seeIam(1 + 275 * day, [], [key({ lastUsedAt: hour(275 * day) })]);
    expect(await eventsOf('key-old')).toEqual(['1 opened medium', '6601 severity-changed high']);
  });
});

describe('a credential in user data', () => {
  const rule = 'user-data-credentials';
  const found = { exposures: [exposure('user-data', 'i-1', keyId)] };
  const opened = '2 opened critical';
  beforeEach(async () => {
    await seeIam(1, [], [accessKey(keyId)]);
    await seeInstances(1.5, [[instance('i-1')]]);
  });

  test('opens with the look that found it, before the collection ends', async () => {
    await look(2, [found], null);
    expect(await eventsOf(rule)).toEqual([opened]);
  });

  test.each<[string, AccessKey[], Options, string[]]>([
    ['deactivated', [accessKey(keyId, { isActive: false })], {}, [opened, '3 severity-changed medium']],
    ['deleted', [], {}, [opened, '3 severity-changed low']],
    ['deleted, as a partial look says', [], partial, [opened]],
    ['as active as ever', [accessKey(keyId)], {}, [opened]],
  ])('follows the life of its key: %s', async (_, keys, options, expected) => {
    await look(2, [found]);
    await seeIam(3, [], keys, options);
    expect(await eventsOf(rule)).toEqual(expected);
  });

  test('worsens when its key is activated, and a partial look leaves it so', async () => {
    await seeIam(1.6, [], [accessKey(keyId, { isActive: false })]);
    await look(2, [found]);
    await seeIam(3, [], [accessKey(keyId)]);
    await seeIam(4, [], [accessKey(keyId, { isActive: false })], partial);
    expect(await eventsOf(rule)).toEqual(['2 opened medium', '3 severity-changed critical']);
  });

  test('is resolved as removed when another launch no longer has it', async () => {
    await look(2, [found]);
    await look(3, [{ launchTime: hour(2.5) }]);
    expect(await eventsOf(rule)).toEqual([opened, '3 resolved credential-removed']);
  });

  test('stays until the collection is complete whose look no longer has it', async () => {
    await look(2, [found]);
    await look(3, [{ launchTime: hour(2.5) }], null);
    expect(await eventsOf(rule)).toEqual([opened]);
    await look(4, [], partial);
    expect(await eventsOf(rule)).toEqual([opened]);
    await look(5, []);
    expect(await eventsOf(rule)).toEqual([opened, '5 resolved credential-removed']);
  });

  test("follows the life of another account's key at its next complete snapshot", async () => {
    const foreign = '222222222222';
    await addEstate(db, foreign);
    const seeForeign = (at: number, isActive: boolean) => {
      const seen = { accessKeys: [accessKey('AKIAFOREIGN', { isActive })] };
      return recordSeen(db, scopeOf('iam', 'global', foreign), hour(at), seen);
    };
    await seeForeign(1, true);
    await look(2, [{ exposures: [exposure('user-data', 'i-1', 'AKIAFOREIGN', { keyAccountId: foreign })] }]);
    await seeForeign(3, false);
    await seeInstances(4, [[instance('i-1')], partial]);
    expect(await eventsOf(rule)).toEqual([opened]);
    await seeInstances(5, [[instance('i-1')]]);
    expect(await eventsOf(rule)).toEqual([opened, '5 severity-changed medium']);
  });

  test('stays when not all of the user data could be read', async () => {
    await look(2, [found]);
    await look(3, [{ launchTime: hour(2.5), outcome: 'unscanned', reasons: ['too large'] }]);
    expect(await eventsOf(rule)).toEqual([opened]);
  });

  test('is resolved by the snapshot that shows its instance terminated, whatever user data can be read', async () => {
    await look(2, [found]);
    await seeInstances(3, [[instance('i-1', { state: 'terminated' })]]);
    expect(await eventsOf(rule)).toEqual([opened, '3 resolved instance-terminated']);
  });

  test('stays when a partial snapshot does not show its instance', async () => {
    await look(2, [found]);
    await seeInstances(3, [[], partial]);
    expect(await eventsOf(rule)).toEqual([opened]);
  });

  test('an instance that was stopped keeps it', async () => {
    await look(2, [found]);
    await seeInstances(3, [[instance('i-1', { state: 'stopped' })]]);
    expect(await eventsOf(rule)).toEqual([opened]);
  });

  test('of a key made after the last look at IAM is not taken for deleted', async () => {
    const fresh = 'AKIAY34FZKBOKMUTFRSH';
    await seeInstances(2, [[instance('i-1', { launchTime: hour(1.8) })]]);
    await look(2, [{ launchTime: hour(1.8), exposures: [exposure('user-data', 'i-1', fresh)] }]);
    expect(await eventsOf(rule)).toEqual(['2 opened high']);
    await seeIam(7, [], []);
    expect(await eventsOf(rule)).toEqual(['2 opened high', '7 severity-changed low']);
  });

  test('of a key that is newer, perhaps, than the credential report is not taken for deleted', async () => {
    const fresh = 'AKIAY34FZKBOKMUTFRSH';
    await seeInstances(2, [[instance('i-1', { launchTime: hour(1.8) })]]);
    await look(2, [{ launchTime: hour(1.8), exposures: [exposure('user-data', 'i-1', fresh)] }]);
    await seeIam(5.5, [], []);
    expect(await eventsOf(rule)).toEqual(['2 opened high']);
    await seeIam(6, [], [accessKey(fresh)]);
    expect(await eventsOf(rule)).toEqual(['2 opened high', '6 severity-changed critical']);
  });

  test('of a key made while IAM was being looked at is not taken for deleted', async () => {
    const fresh = 'AKIAY34FZKBOKMUTFRSH';
    await seeInstances(2, [[instance('i-1', { launchTime: hour(1.8) })]]);
    await look(2.1, [{ launchTime: hour(1.8), exposures: [exposure('user-data', 'i-1', fresh)] }]);
    await recordSeen(db, scopeOf('iam'), hour(3), { accessKeys: [] }, { startedAt: hour(1.7) });
    expect(await eventsOf(rule)).toEqual(['2.1 opened high']);
  });

  describe('of a key that no user was ever seen to have', () => {
    const found = { exposures: [exposure('user-data', 'i-1', 'AKIAY34FZKBOKMUTR00T')] };
    const root = (isActive: boolean) =>
      accessKey('root/1', { userName: '<root_account>', isRoot: true, isActive });

    test('is not taken for deleted while root has a key, which AWS does not name', async () => {
      await seeIam(8, [], [root(true)]);
      await look(9, [found]);
      await seeIam(10, [], [root(false)]);
      await seeIam(11, [], []);
      expect(await eventsOf(rule)).toEqual([
        ...['9 opened high', '10 severity-changed medium', '11 severity-changed low'],
      ]);
    });

    test("nor for what another account's root has", async () => {
      const other = '222222222222';
      await addEstate(db, other);
      await recordSeen(db, scopeOf('iam', 'global', other), hour(7), { accessKeys: [root(true)] });
      await seeIam(8, [], []);
      await look(9, [found]);
      expect(await eventsOf(rule)).toEqual(['9 opened low']);
    });

    test('is deleted when a user had it, whatever root has', async () => {
      await seeIam(7, [], [accessKey('AKIAY34FZKBOKMUTR00T'), root(true)]);
      await seeIam(8, [], [root(true)]);
      await look(9, [found]);
      expect(await eventsOf(rule)).toEqual(['9 opened low']);
    });
  });

  test('of an account that is not monitored is high', async () => {
    const foreign = exposure('user-data', 'i-1', 'AKIAFOREIGN', { keyAccountId: '999999999999' });
    await look(2, [{ exposures: [foreign] }]);
    expect(await eventsOf(rule)).toEqual(['2 opened high']);
  });
});

describe('a launch template', () => {
  const template = templateVersion('lt-1', 1);
  const next = templateVersion('lt-1', 2, { profile: 'web' });

  test('without a profile: opened, mended by its next version', async () => {
    await seeTemplates(1, [template]);
    await seeTemplates(2, [next]);
    expect(await eventsOf('launch-template-no-instance-profile')).toEqual([
      '1 opened medium',
      '2 resolved remediated',
    ]);
  });

  test('that is deleted', async () => {
    await seeTemplates(1, [template]);
    await seeTemplates(2, []);
    expect(await eventsOf('launch-template-no-instance-profile')).toEqual([
      '1 opened medium',
      '2 resolved template-deleted',
    ]);
  });

  test('with a credential: taken out by its next version, back with the one after', async () => {
    await seeIam(0.5, [], [accessKey(keyId)]);
    const exposed = exposure('launch-template', 'lt-1:1', keyId);
    await seeTemplates(1, [template], [exposed]);
    await seeTemplates(2, [next]);
    await seeTemplates(3, [template], [exposed]);
    expect(await eventsOf('launch-template-credentials')).toEqual([
      ...['1 opened critical', '2 resolved credential-removed', '3 reopened critical'],
    ]);
  });
});

describe('in whatever order collections are recorded', () => {
  test('what was read earlier and recorded later is later', async () => {
    await seeIam(1, [], [accessKey(keyId)]);
    await seeTemplates(3, [templateVersion('lt-1', 1)], [exposure('launch-template', 'lt-1:1', keyId)]);
    await seeIam(2, [], [accessKey(keyId, { isActive: false })]);
    expect(await eventsOf('launch-template-credentials')).toEqual([
      '3 opened critical',
      '3 severity-changed medium',
    ]);
  });

  test('under a clock that was set back, findings go on', async () => {
    const found = { exposures: [exposure('user-data', 'i-1', keyId)] };
    await seeIam(8, [], [accessKey(keyId)]);
    await seeInstances(9, [[instance('i-1')]]);
    await look(10, [found]);
    await look(2, [{ launchTime: hour(1) }]);
    await seeInstances(3, [[]]);
    expect(await eventsOf('user-data-credentials')).toEqual([
      '10 opened critical',
      '10 resolved credential-removed',
    ]);
    expect(await eventsOf('ec2-no-instance-profile')).toEqual([
      '9 opened high',
      '10 resolved instance-terminated',
    ]);
  });
});
