import { DAY } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { associate, disassociate, start, stop } from '../estate/instances.ts';
import type { Instance } from '../estate/model.ts';

/** So many changes of instances a day, at random times, without end: for measurements of what changes cost. */
export function planDailyChanges(estate: Estate, perDay: number): void {
  planDay(estate, perDay, estate.startsAt);
}

function planDay(estate: Estate, perDay: number, day: number): void {
  const random = estate.chance('daily-changes');
  for (let change = 0; change < perDay; change++)
    estate.plan(day + random.next() * DAY, (at) => {
      const instance = random.pick(estate.everyInstance);
      if (instance.phase !== 'terminated' && instance.quietUntil <= at) changeOne(instance, at);
    });
  estate.plan(day + DAY, () => planDay(estate, perDay, day + DAY));
}

function changeOne(instance: Instance, at: number): void {
  const profile =
    instance.region.account.profiles[instance.sequence % instance.region.account.profiles.length];
  if (instance.phase === 'stopped') start(instance, at);
  else if (instance.profile) disassociate(instance, at);
  else if (profile) associate(instance, profile, at);
  else stop(instance, at);
}
