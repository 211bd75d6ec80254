import { DAY, HOUR } from '../estate/durations.ts';
import { planKeyChange } from '../estate/identities.ts';
import { associate, planQuietly } from '../estate/instances.ts';
import type { Instance } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import { defaultVersion, publishVersion } from '../estate/templates.ts';
import { harmlessUserData } from '../estate/user-data.ts';
import type { Service } from '../population/services.ts';
import { planCleanRestart, planReplacement } from './mending.ts';
import { daysIn, type World } from './world.ts';

/** Services with static keys move to roles one after the other; the team that lags does so only after months. */
export function planAdoption(world: World): void {
  const random = world.estate.chance('adoption');
  let laggards = 0;
  for (const service of world.services) {
    if (service.mode !== 'static') continue;
    world.taken.add(service);
    const lagsAt = laggards === 0 ? random.between(70, 76) : random.between(100, 240);
    if (service.team.lags) laggards++;
    const day = service.team.lags ? lagsAt : 3 + 57 * random.next() ** 1.3;
    world.estate.plan(world.estate.startsAt + day * DAY, (at) => adopt(world, random, service, at));
  }
}

function adopt(world: World, random: Random, service: Service, at: number): void {
  const { estate } = world;
  const userData = service.userData && harmlessUserData(random, service.name);
  publishVersion(
    service.template,
    { ...defaultVersion(service.template), profile: service.profile, userData },
    at,
  );
  service.mode = 'role';
  const replaces = service.autoScaling && random.chance(0.45);
  const median = 20 + 70 * Math.exp(-daysIn(world, at) / 30);
  for (const instance of service.members) {
    if (instance.phase === 'terminated') continue;
    const later = at + random.delay(median, 0.6) * HOUR;
    if (replaces) planReplacement(estate, service, instance, later);
    else planRole(world, random, service, instance, later);
  }
  if (service.key) retireKey(world, random, service, at);
}

function planRole(world: World, random: Random, service: Service, instance: Instance, at: number): void {
  planQuietly(world.estate, instance, at, (now) => {
    if (!instance.profile) associate(instance, service.profile, now);
    if (instance.userData?.exposes.length)
      planCleanRestart(world.estate, instance, now + random.between(1.5, 9) * DAY);
  });
}

function retireKey(world: World, random: Random, service: Service, at: number): void {
  if (!service.key || random.chance(0.25)) return;
  const retiredAt = at + random.between(5, 14) * DAY;
  planKeyChange(world.estate, service.key, retiredAt, 'inactive');
  if (random.chance(0.8))
    planKeyChange(world.estate, service.key, retiredAt + random.between(6, 25) * DAY, 'deleted');
}
