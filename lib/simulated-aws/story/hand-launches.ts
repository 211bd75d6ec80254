import { makeAccessKeyId, makeSecret } from '../estate/access-key-id.ts';
import { DAY, HOUR } from '../estate/durations.ts';
import { associate, planQuietly, stop, terminate } from '../estate/instances.ts';
import type { Account, Instance, UserData } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import { harmlessUserData, LEAK_ENCODINGS, leakyUserData } from '../estate/user-data.ts';
import { launchByHand } from '../population/fleet.ts';
import { planCleanRestart } from './mending.ts';
import { anyRegion, mendingHours, soundProfile, type World, wait } from './world.ts';

const LAUNCHES_PER_DAY = 3.6;
/** An account that nobody monitors: some of the keys that leak are its. */
const FOREIGN_ACCOUNT = '731940286515';

/** People launch instances by hand, mostly without a role, and somebody sees to it later. */
export function planHandLaunches(world: World): void {
  planNext(world, world.estate.startsAt);
}

function planNext(world: World, from: number): void {
  const random = world.estate.chance('hand-launches');
  const perDay = (LAUNCHES_PER_DAY * world.services.length) / 37;
  world.estate.plan(from + wait(random, DAY / perDay), (at) => {
    launchOne(world, random, at);
    planNext(world, at);
  });
}

function launchOne(world: World, random: Random, at: number): void {
  const region = anyRegion(world, random);
  const profile = random.chance(0.25) ? soundProfile(world, random, region.account) : null;
  const instance = launchByHand(world.estate, region, {
    at,
    profile,
    userData: userDataFor(random, region.account),
  });
  if (!profile) planMending(world, random, instance, at);
  if (instance.userData?.exposes.length && random.chance(0.7))
    planCleanRestart(world.estate, instance, at + random.between(2, 14) * DAY);
  planEnd(world, instance, at + random.between(8, 45) * DAY);
}

function userDataFor(random: Random, account: Account): UserData | null {
  const roll = random.next();
  if (roll > 0.4) return null;
  const keys = account.users.flatMap((user) => user.keys).filter((key) => key.status === 'active');
  if (roll < 0.02) {
    const foreign = { id: makeAccessKeyId(random, FOREIGN_ACCOUNT, 'AKIA'), secret: makeSecret(random) };
    return leakyUserData(random, 'partner-sync', foreign, 'plain');
  }
  if (roll < 0.1 && keys.length > 0)
    return leakyUserData(random, 'adhoc', random.pick(keys), random.pick(LEAK_ENCODINGS));
  return harmlessUserData(random, 'adhoc');
}

function planMending(world: World, random: Random, instance: Instance, at: number): void {
  const { estate } = world;
  const hours = mendingHours(world, random, at);
  const mendedAt = at + hours * HOUR * (random.chance(0.1) ? 4 : 1);
  const roll = random.next();
  planQuietly(estate, instance, mendedAt, (now) => {
    if (instance.phase !== 'running' || instance.profile) return;
    const profile = soundProfile(world, random, instance.region.account);
    if (roll < 0.76 && profile) associate(instance, profile, now);
    else if (roll < 0.9) terminate(estate, instance, now);
    else stop(instance, now);
  });
}

function planEnd(world: World, instance: Instance, at: number): void {
  planQuietly(world.estate, instance, at, (now) => terminate(world.estate, instance, now));
}
