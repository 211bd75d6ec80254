import { DAY } from '../estate/durations.ts';
import type { Service } from '../population/services.ts';
import { replaceMember } from './mending.ts';
import { isSettled, type World, wait } from './world.ts';

const MEMBER_LIFE_DAYS = 40;

/** Auto Scaling groups replace their instances now and then. */
export function planReplacements(world: World): void {
  for (const service of world.services)
    if (service.autoScaling) planNext(world, service, world.estate.startsAt);
}

function planNext(world: World, service: Service, from: number): void {
  const random = world.estate.chance('replacements');
  const mean = (MEMBER_LIFE_DAYS * DAY) / service.size;
  world.estate.plan(from + wait(random, mean), (at) => {
    const settled = service.members.filter((member) => isSettled(member, at));
    const isSound = service.mode === 'static' || service.profile.role !== null;
    if (at >= service.busyUntil && isSound && settled.length > 0)
      replaceMember(world.estate, service, random.pick(settled), at);
    planNext(world, service, at);
  });
}
