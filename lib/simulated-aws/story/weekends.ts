import { DAY, HOUR } from '../estate/durations.ts';
import { planQuietly, start, stop } from '../estate/instances.ts';
import type { Instance } from '../estate/model.ts';
import type { World } from './world.ts';

const MOST_INSTANCES = 18;
const FRIDAY = 5;

/** Some machines of the last account are stopped on Friday evenings and started on Monday mornings. */
export function planWeekends(world: World): void {
  const account = world.estate.accounts.at(-1);
  const candidates = world.services.filter(
    (service) =>
      service.region.account === account && !service.autoScaling && !world.fragile.has(service.profile),
  );
  const instances = candidates.flatMap(({ members }) => members).filter(({ phase }) => phase === 'running');
  for (const instance of instances.slice(0, MOST_INSTANCES))
    planFriday(world, instance, world.estate.startsAt);
}

function planFriday(world: World, instance: Instance, after: number): void {
  const random = world.estate.chance('weekends');
  const friday = nextFridayEvening(after);
  planQuietly(world.estate, instance, friday + random.between(0, 2) * HOUR, (at) => {
    planFriday(world, instance, at + 4 * DAY);
    if (instance.phase !== 'running' || at - friday > 10 * HOUR || random.chance(0.15)) return;
    stop(instance, at);
    planQuietly(world.estate, instance, friday + (2 * 24 + 12 + random.between(0, 2)) * HOUR, (now) => {
      if (instance.phase === 'stopped') start(instance, now);
    });
  });
}

function nextFridayEvening(after: number): number {
  const midnight = Math.floor(after / DAY) * DAY;
  const days = (FRIDAY - new Date(midnight).getUTCDay() + 7) % 7;
  const evening = midnight + days * DAY + 18 * HOUR;
  return evening > after ? evening : evening + 7 * DAY;
}
