import { describe, expect, test } from 'vitest';
import type { Instance } from '#lib/domain/inventory.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { rebuild } from './rebuild.ts';
import { rollUpAccount } from './roll-up-account.ts';
import {
  account,
  arnOf,
  contextOf,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  scopeOf,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

const ec2 = scopeOf('ec2');
const iam = scopeOf('iam');
const web = { instanceProfiles: [profile('web')] };
const partial = { isComplete: false };
const bare = instance('i-1');
const dressed = instance('i-1', { profileArn: arnOf('web') });
const associated = { associations: { 'i-1': hour(2.5) } };

/** The episodes as they were stored step by step, which deriving them from scratch must not change. */
async function episodes() {
  const stored = await db.episode.findMany({
    select: { openedAt: true, cause: true, openAtStart: true, endedAt: true, ending: true },
    orderBy: { openedAt: 'asc' },
  });
  await rollUpAccount(db, account, defaultSettings);
  const { differences } = await rebuild({ ctx: contextOf(db), signal: new AbortController().signal });
  expect(differences).toEqual([]);
  return stored;
}

function see(instances: Instance[], at: number, options = {}, extra = {}) {
  return recordSeen(db, ec2, hour(at), { instances, ...extra }, options);
}

test('a role attached between two snapshots ends the episode when AWS says it was attached', async () => {
  await recordSeen(db, iam, hour(1), web);
  await see([bare], 2);
  await see([dressed], 3, {}, associated);
  expect(await episodes()).toEqual([
    { openedAt: hour(0), cause: 'launch', openAtStart: true, endedAt: hour(2.5), ending: 'role-attached' },
  ]);
});

test('a profile that IAM has not shown yet ends nothing until IAM shows it', async () => {
  await recordSeen(db, iam, hour(1), {});
  await see([bare], 2);
  await see([dressed], 3, {}, associated);
  expect(await episodes()).toMatchObject([{ endedAt: null }]);
  await recordSeen(db, iam, hour(4), web);
  expect(await episodes()).toMatchObject([{ endedAt: hour(2.5), ending: 'role-attached' }]);
});

test('a profile that turns out to be empty changes nothing', async () => {
  await recordSeen(db, iam, hour(1), {});
  await see([bare], 2);
  await see([dressed], 3, {}, associated);
  await recordSeen(db, iam, hour(4), {});
  expect(await episodes()).toMatchObject([{ openedAt: hour(0), endedAt: null }]);
});

test('an emptied profile opens an episode in every region at once', async () => {
  await recordSeen(db, iam, hour(1), web);
  await see([dressed], 2);
  const other = { instances: [instance('i-2', { profileArn: arnOf('web') })] };
  await recordSeen(db, scopeOf('ec2', regions[1]), hour(2), other);
  await recordSeen(db, iam, hour(3), {});
  const opened = {
    openedAt: hour(3),
    cause: 'profile-emptied',
    openAtStart: false,
    endedAt: null,
    ending: null,
  };
  expect(await episodes()).toEqual([opened, opened]);
});

describe('a partial collection', () => {
  test('of IAM that shows a role ends nothing; the complete one after it does', async () => {
    await recordSeen(db, iam, hour(1), {});
    await see([bare], 2);
    await see([dressed], 3, {}, associated);
    await recordSeen(db, iam, hour(4), web, partial);
    expect(await episodes()).toMatchObject([{ endedAt: null }]);
    await recordSeen(db, iam, hour(5), web);
    expect(await episodes()).toMatchObject([{ endedAt: hour(2.5), ending: 'role-attached' }]);
  });

  test('of IAM opens nothing on an instance whose profile it shows to hold a role', async () => {
    await recordSeen(db, iam, hour(1), {});
    await recordSeen(db, iam, hour(2), web, partial);
    await see([instance('i-1', { profileArn: arnOf('web'), associatedAt: hour(0) })], 3);
    expect(await episodes()).toEqual([]);
  });

  test('of a region adds instances, and the first complete one says that they were there before', async () => {
    await see([bare], 2, partial);
    expect(await episodes()).toMatchObject([{ openedAt: hour(0), openAtStart: false }]);
    await see([bare], 3);
    expect(await episodes()).toMatchObject([{ openedAt: hour(0), openAtStart: true }]);
  });

  test('of a region ends nothing, whatever it saw and did not see', async () => {
    await recordSeen(db, iam, hour(1), web);
    await see([bare, instance('i-2')], 2);
    await see([dressed], 3, partial, associated);
    expect(await episodes()).toMatchObject([{ endedAt: null }, { endedAt: null }]);
  });
});

test('an instance that is gone from a complete snapshot, and comes back', async () => {
  await see([bare], 2);
  await see([], 3);
  await see([bare], 4);
  expect(await episodes()).toMatchObject([
    { openedAt: hour(0), endedAt: hour(3), ending: 'terminated' },
    { openedAt: hour(3), endedAt: null },
  ]);
});

test('a stop ends an episode when AWS says it happened, a start opens one', async () => {
  await see([bare], 2);
  await see([instance('i-1', { state: 'stopped', stateChangedAt: hour(2.2) })], 3);
  await see([instance('i-1', { launchTime: hour(3.5) })], 4);
  expect(await episodes()).toMatchObject([
    { openedAt: hour(0), endedAt: hour(2.2), ending: 'stopped' },
    { openedAt: hour(3.5), cause: 'start', endedAt: null },
  ]);
});

test('an IAM snapshot that was read before what EC2 has recorded since speaks for no earlier instant', async () => {
  await recordSeen(db, iam, hour(1), web);
  await see([dressed], 2);
  await see([bare], 4);
  await recordSeen(db, iam, hour(3), {});
  expect(await episodes()).toMatchObject([{ openedAt: hour(4), cause: 'profile-removed', endedAt: null }]);
});
