import { beforeEach, describe, expect, test } from 'vitest';
import { rolesQuery } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { listRoles } from './list-roles.ts';
import { monitorScopes } from './monitor-scopes.ts';
import { rebuild } from './rebuild.ts';
import { rollUpAccount } from './roll-up-account.ts';
import {
  accessKey,
  account,
  addEstate,
  arnOf,
  contextOf,
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
const all = [
  scopeOf('iam'),
  ...regions.flatMap((region) => [scopeOf('ec2', region), scopeOf('user-data', region)]),
];
const homeOnly = all.filter(({ region }) => region !== elsewhere);

function monitor(scopes: Scope[], at: number, accountId = account): Promise<void> {
  const world = { db, settings: defaultSettings, now: hour(at) };
  return monitorScopes(world, { accountId, name: null }, scopes);
}

async function differences(): Promise<string[]> {
  await rollUpAccount(db, account, defaultSettings);
  return (await rebuild({ ctx: contextOf(db), signal: new AbortController().signal })).differences;
}

const findings = (ruleId: string) =>
  db.finding.findMany({
    where: { ruleId },
    select: { resourceId: true, state: true, resolution: true, severity: true },
    orderBy: { resourceId: 'asc' },
  });

const episodes = () =>
  db.episode.findMany({
    select: { instanceId: true, endedAt: true, ending: true },
    orderBy: { instanceId: 'asc' },
  });

describe('in a region that is monitored no more', () => {
  const empty = { profileArn: arnOf('web'), associatedAt: hour(0.5) };
  const filled = { instanceProfiles: [profile('web')] };
  const ruleId = 'ec2-empty-instance-profile';

  beforeEach(async () => {
    await recordSeen(db, scopeOf('iam'), hour(1), {});
    await recordSeen(db, scopeOf('ec2'), hour(2), { instances: [instance('i-home', empty)] });
    await recordSeen(db, scopeOf('ec2', elsewhere), hour(2), { instances: [instance('i-there', empty)] });
    await monitor(homeOnly, 3);
    await recordSeen(db, scopeOf('iam'), hour(4), filled);
  });

  const open = { state: 'open', resolution: null, severity: 'high' };
  const mended = { ...open, state: 'resolved', resolution: 'role-attached' };
  const ended = { endedAt: hour(4), ending: 'role-attached' };

  test('what IAM shows later neither ends episodes nor resolves findings', async () => {
    expect(await findings(ruleId)).toMatchObject([
      { resourceId: 'i-home', ...mended },
      { resourceId: 'i-there', ...open },
    ]);
    expect(await episodes()).toMatchObject([
      { instanceId: 'i-home', ...ended },
      { instanceId: 'i-there', endedAt: null, ending: null },
    ]);
    expect(await differences()).toEqual([]);
  });

  test('it does so when the region has returned and was seen', async () => {
    await monitor(all, 5);
    expect((await findings(ruleId))[1]).toMatchObject(open);
    await recordSeen(db, scopeOf('ec2', elsewhere), hour(6), { instances: [instance('i-there', empty)] });
    expect((await findings(ruleId))[1]).toMatchObject(mended);
    expect((await episodes())[1]).toMatchObject(ended);
    expect(await differences()).toEqual([]);
  });

  test('what was recorded after it retired, by a collection that was under way, ends nothing', async () => {
    await recordSeen(db, scopeOf('ec2', elsewhere), hour(4.5), { instances: [] });
    expect((await episodes())[1]).toMatchObject({ endedAt: null });
    expect(await differences()).toEqual([]);
  });

  test('what was recorded after the instant at which it retired is taken back', async () => {
    await recordSeen(db, scopeOf('ec2'), hour(5), { instances: [] });
    expect((await episodes())[0]).toMatchObject(ended);
    await monitor([scopeOf('iam')], 3.5);
    expect((await episodes())[0]).toMatchObject({ endedAt: null, ending: null });
    expect(await differences()).toEqual([]);
  });

  test('instances are no carriers of roles', async () => {
    await recordSeen(db, scopeOf('iam'), hour(5), { ...filled, roles: [role('web')] });
    const { data } = await listRoles({ ctx: contextOf(db), input: rolesQuery.parse({}) });
    expect(data.map(({ instances }) => instances)).toEqual([1]);
  });
});

test('the keys of an account that is monitored no more are not known to be active', async () => {
  const foreign = '222222222222';
  await addEstate(db, foreign);
  await recordSeen(db, scopeOf('iam', home, foreign), hour(1), { accessKeys: [accessKey('AKIAFOREIGN')] });
  const seen = {
    launchTemplateVersions: [templateVersion('lt-1', 1)],
    exposures: [exposure('launch-template', 'lt-1:1', 'AKIAFOREIGN', { keyAccountId: foreign })],
  };
  await recordSeen(db, scopeOf('ec2'), hour(2), seen);
  expect(await findings('launch-template-credentials')).toMatchObject([{ severity: 'critical' }]);
  await monitor([], 3, foreign);
  await recordSeen(db, scopeOf('ec2'), hour(4), seen);
  expect(await findings('launch-template-credentials')).toMatchObject([{ severity: 'high' }]);
});
