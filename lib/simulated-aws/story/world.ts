import { DAY } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import type { Account, Instance, Profile, Region } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import type { Service } from '../population/services.ts';

/** What the stories share: the estate, its services, and which of these already have a story of their own. */
export type World = {
  readonly estate: Estate;
  readonly services: readonly Service[];
  readonly taken: Set<Service>;
  /** Profiles whose role will be removed: nobody gives them to further instances. */
  readonly fragile: Set<Profile>;
};

/** Days since the estate's clock started. */
export function daysIn(world: World, at: number): number {
  return (at - world.estate.startsAt) / DAY;
}

/** A waiting time with exponential distribution, so that events come at a steady mean rate. */
export function wait(random: Random, mean: number): number {
  return -Math.log(1 - random.next()) * mean;
}

/** A profile of the account that holds a role and will go on holding it. */
export function soundProfile(world: World, random: Random, account: Account): Profile | null {
  const sound = account.profiles.filter((profile) => profile.role && !world.fragile.has(profile));
  return sound.length > 0 ? random.pick(sound) : null;
}

/** A region, the bigger accounts' ones more often. */
export function anyRegion(world: World, random: Random): Region {
  return random.pick(world.services).region;
}

/** The hours that pass until somebody mends a gap: a week and more at first, a day and a half once people have learnt. */
export function mendingHours(world: World, random: Random, at: number): number {
  return Math.max(28, random.delay(36 + 200 * Math.exp(-daysIn(world, at) / 28), 0.55));
}

/** Whether the instance runs and its last change is long enough ago for another one. */
export function isSettled(instance: Instance, at: number): boolean {
  return instance.phase === 'running' && instance.quietUntil <= at;
}
