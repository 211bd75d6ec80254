import { beforeEach, describe, expect, test } from 'vitest';
import type { Instance, Role } from '#lib/domain/inventory.ts';
import { getRole } from './get-role.ts';
import {
  account,
  arnOf,
  contextOf,
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
const partial = { isComplete: false };
const ruleId = 'role-shared-across-workloads';
const app = role('app').roleArn;

async function seeIam(at: number, roles: Role[], profiles = ['app'], options = {}) {
  const instanceProfiles = profiles.map((name) => ({ ...profile(name), roleArn: app }));
  await recordSeen(db, scopeOf('iam'), hour(at), { roles, instanceProfiles }, options);
}

/** An instance that carries the role `app`, of an application. */
function carrier(instanceId: string, application: string | null, fields: Partial<Instance> = {}): Instance {
  const tags = application === null ? {} : { app: application };
  return instance(instanceId, {
    profileArn: arnOf('app'),
    associatedAt: hour(0),
    httpTokens: 'required',
    tags,
    ...fields,
  });
}

async function see(at: number, instances: Instance[], options = {}, region: string = home) {
  await recordSeen(db, scopeOf('ec2', region), hour(at), { instances }, options);
}

/** What happened to the finding on the role, in order: `3 resolved role-not-shared`. */
async function events(): Promise<string[]> {
  const fingerprint = {
    in: (await db.finding.findMany({ where: { ruleId } })).map((each) => each.fingerprint),
  };
  const found = await db.findingEvent.findMany({ where: { fingerprint }, orderBy: { at: 'asc' } });
  return found.map(({ at, kind, severity, resolution }) => {
    return [(at.getTime() - hour(0).getTime()) / 3_600_000, kind, resolution ?? severity].join(' ');
  });
}

const shop = carrier('i-shop', 'shop');
const search = carrier('i-search', 'search');
const opened = '2 opened medium';
const ended = '3 resolved role-not-shared';

describe('a role that more than one workload carries', () => {
  beforeEach(() => seeIam(1, [role('app')]));

  test.each<[string, [Instance[], object?][], string[]]>([
    ['opened', [[[shop, search]], [[shop, search]]], [opened]],
    ['one of them goes', [[[shop, search]], [[shop]]], [opened, ended]],
    ['one of them stops', [[[shop, search]], [[shop, { ...search, state: 'stopped' }]]], [opened, ended]],
    [
      'one of them gets another role',
      [[[shop, search]], [[shop, { ...search, profileArn: null }]]],
      [opened, ended],
    ],
    ['all go', [[[shop, search]], [[]]], [opened, ended]],
    ['another comes', [[[shop]], [[shop, search]]], ['3 opened medium']],
    ['partial: opened', [[[shop, search], partial]], [opened]],
    ['partial: not closed', [[[shop, search]], [[shop], partial]], [opened]],
    [
      'partial, then complete',
      [[[shop, search]], [[], partial], [[shop]]],
      [opened, '4 resolved role-not-shared'],
    ],
    ['a tag is lost: not closed', [[[shop, search]], [[shop, carrier('i-search', null)]]], [opened]],
    ['nothing is known of the other: not opened', [[[shop, carrier('i-2', null)]]], []],
    [
      'of other owners',
      [[[carrier('i-1', null, { owner: 'a' }), carrier('i-2', null, { owner: 'b' })]]],
      [opened],
    ],
  ])('%s', async (_, steps, expected) => {
    for (const [index, [instances, options]] of steps.entries()) await see(index + 2, instances, options);
    expect(await events()).toEqual(expected);
  });

  test('carriers in other regions count, whether those regions can be seen now or not', async () => {
    await see(2, [search], {}, elsewhere);
    await see(3, [shop]);
    await see(4, [{ ...shop, name: 'renamed' }]);
    await see(5, [], partial, elsewhere);
    expect(await events()).toEqual(['3 opened medium']);
    await see(6, [], {}, elsewhere);
    expect(await events()).toEqual(['3 opened medium', '6 resolved role-not-shared']);
  });

  test('follows what IAM says: the role’s owner, its profiles, its end', async () => {
    await see(2, [shop, search]);
    await seeIam(3, [role('app', { owner: 'platform' })]);
    expect(await db.finding.findFirst({ where: { ruleId } })).toMatchObject({
      owner: 'platform',
      resourceId: app,
    });
    await seeIam(4, [role('app', { owner: 'platform' })], []);
    await seeIam(5, [role('app', { owner: 'platform' })], ['app']);
    await seeIam(6, [], []);
    expect(await events()).toEqual([
      opened,
      '4 resolved role-not-shared',
      '5 reopened medium',
      '6 resolved role-deleted',
    ]);
  });

  test('is judged only when it, its profiles or its carriers have changed', async () => {
    await see(2, [shop, search]);
    await db.findingEvent.deleteMany();
    await db.finding.deleteMany({ where: { ruleId } });
    await see(3, [shop, search, instance('i-3', { profileArn: null })]);
    await seeIam(4, [role('app'), role('other')]);
    expect(await events()).toEqual([]);
    await see(5, [{ ...shop, name: 'renamed' }, search]);
    expect(await events()).toEqual(['5 opened medium']);
  });

  test('launch templates of one name in two regions are one workload', async () => {
    const fromTemplate = (instanceId: string, launchTemplateId: string) =>
      carrier(instanceId, null, { launchTemplateId });
    for (const [index, region] of regions.entries()) {
      const launchTemplateVersions = [templateVersion(`lt-${index}`, 1)];
      const instances = [fromTemplate(`i-${index}`, `lt-${index}`)];
      await recordSeen(db, scopeOf('ec2', region), hour(2 + index), { instances, launchTemplateVersions });
    }
    expect(await events()).toEqual([]);
  });

  test('its page tells the workloads, at any time', async () => {
    await see(2, [shop, search, carrier('i-3', null)]);
    await see(3, [shop]);
    const sharingAt = async (at?: Date) =>
      (await getRole({ ctx: contextOf(db), input: { id: app, at } })).sharing;
    expect(await sharingAt(hour(2))).toEqual({
      state: 'shared',
      workloads: [
        ...['search', 'shop'].map((name) => ({
          ...{ kind: 'application', name, owners: ['payments'], instances: 1, regions: [home] },
        })),
        { kind: null, name: null, owners: ['payments'], instances: 1, regions: [home] },
      ],
      total: 3,
    });
    expect(await sharingAt()).toMatchObject({ state: 'single', total: 1 });
    expect((await getRole({ ctx: contextOf(db), input: { id: app } })).findings).toMatchObject([
      { ruleId, state: 'resolved', accountId: account },
    ]);
  });
});
