import { DAY } from '../estate/durations.ts';
import { changeProfileRole } from '../estate/identities.ts';
import type { Service } from '../population/services.ts';
import type { World } from './world.ts';

const MISHAPS = [
  { day: 46.4, lastsDays: 3.2, services: 3 },
  { day: 71.7, lastsDays: 1.6, services: 1 },
];

/** An overeager clean-up takes the roles out of the profiles of some services; days later they are put back. */
export function planEmptiedProfiles(world: World): void {
  const bySize = world.services
    .filter((service) => service.mode === 'role' && isSoleUser(world, service))
    .sort((one, other) => other.size - one.size);
  for (const mishap of MISHAPS)
    for (const service of bySize.splice(0, Math.min(mishap.services, Math.ceil(world.services.length / 9))))
      planMishap(world, service, mishap.day, mishap.lastsDays);
}

function isSoleUser(world: World, service: Service): boolean {
  const { account } = service.region;
  return (
    service.profile !== account.profiles[0] &&
    world.services.filter(({ profile }) => profile === service.profile).length === 1
  );
}

function planMishap(world: World, service: Service, day: number, lastsDays: number): void {
  const { estate } = world;
  const { profile } = service;
  const { role } = profile;
  const { account } = service.region;
  const at = estate.startsAt + day * DAY;
  world.taken.add(service);
  world.fragile.add(profile);
  estate.plan(at - 2 * DAY, () => {
    service.busyUntil = at + (lastsDays + 2) * DAY;
  });
  estate.plan(at, (now) => changeProfileRole(account, profile, null, now));
  estate.plan(at + lastsDays * DAY, (now) => changeProfileRole(account, profile, role, now));
}
