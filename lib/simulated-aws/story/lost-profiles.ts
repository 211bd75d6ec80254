import { DAY, HOUR } from '../estate/durations.ts';
import { associate, disassociate, planQuietly } from '../estate/instances.ts';
import { isSettled, mendingHours, type World, wait } from './world.ts';

/** Every few days an instance loses its profile; the same one is attached again once somebody notices. */
export function planLostProfiles(world: World): void {
  planNext(world, world.estate.startsAt + 4 * DAY);
}

function planNext(world: World, from: number): void {
  const random = world.estate.chance('lost-profiles');
  world.estate.plan(from + wait(random, 2.5 * DAY), (at) => {
    loseOne(world, at);
    planNext(world, at);
  });
}

function loseOne(world: World, at: number): void {
  const random = world.estate.chance('lost-profiles');
  const service = random.pick(world.services);
  const covered = service.members.filter((member) => isSettled(member, at) && member.profile?.role);
  if (covered.length === 0) return;
  const instance = random.pick(covered);
  const { profile } = instance;
  if (!profile || world.fragile.has(profile)) return;
  disassociate(instance, at);
  planQuietly(world.estate, instance, at + mendingHours(world, random, at) * HOUR, (now) => {
    if (!instance.profile) associate(instance, profile, now);
  });
}
