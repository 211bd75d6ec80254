import { DAY } from '../estate/durations.ts';
import type { Random } from '../estate/random.ts';
import { defaultVersion, publishVersion } from '../estate/templates.ts';
import { LEAK_ENCODINGS, leakyUserData } from '../estate/user-data.ts';
import type { Service } from '../population/services.ts';
import { planReplacement } from './mending.ts';
import { isSettled, type World } from './world.ts';

/** Every few weeks a hurried fix puts a key into a launch template; new instances carry it until it is mended. */
export function planTemplateLeaks(world: World): void {
  const candidates = world.services.filter((service) => service.autoScaling && !world.taken.has(service));
  planNext(world, candidates, world.estate.startsAt + 19 * DAY);
}

function planNext(world: World, candidates: Service[], at: number): void {
  const random = world.estate.chance('template-leaks');
  const service = candidates.shift();
  if (!service) return;
  world.taken.add(service);
  world.estate.plan(at, (now) => {
    leak(world, random, service, now);
    planNext(world, candidates, now + random.between(18, 30) * DAY);
  });
}

function leak(world: World, random: Random, service: Service, at: number): void {
  const keys = service.region.account.users
    .flatMap((user) => user.keys)
    .filter((key) => key.status === 'active');
  if (keys.length === 0) return;
  const clean = defaultVersion(service.template);
  const userData = leakyUserData(random, service.name, random.pick(keys), random.pick(LEAK_ENCODINGS));
  publishVersion(service.template, { ...clean, userData }, at);
  const members = service.members.filter((member) => isSettled(member, at)).slice(0, 5);
  for (const member of members)
    planReplacement(world.estate, service, member, at + random.between(0.1, 4) * DAY);
  world.estate.plan(at + random.between(6, 13) * DAY, (mendedAt) => mend(world, random, service, mendedAt));
}

function mend(world: World, random: Random, service: Service, at: number): void {
  const [clean] = service.template.versions;
  if (clean) publishVersion(service.template, clean, at);
  for (const member of service.members)
    if (member.userData?.exposes.length)
      planReplacement(world.estate, service, member, at + random.between(0.5, 5) * DAY);
}
