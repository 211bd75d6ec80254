import { HOUR } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { editUserData, planQuietly, start, stop, terminate } from '../estate/instances.ts';
import type { Instance } from '../estate/model.ts';
import { harmlessUserData } from '../estate/user-data.ts';
import { launchMember } from '../population/fleet.ts';
import type { Service } from '../population/services.ts';

/** Takes a leaked key out of an instance's user data: stop it, edit, and start it a day or more later. */
export function planCleanRestart(estate: Estate, instance: Instance, at: number): void {
  planQuietly(estate, instance, at, (stopsAt) => {
    if (instance.phase === 'running') stop(instance, stopsAt);
    planQuietly(estate, instance, stopsAt + 28 * HOUR, (startsAt) => {
      if (instance.phase !== 'stopped') return;
      editUserData(instance, harmlessUserData(estate.chance('clean-restarts'), 'app'), startsAt);
      start(instance, startsAt);
    });
  });
}

/** Replaces one member of a service by a new one from the template as it then stands. */
export function planReplacement(estate: Estate, service: Service, instance: Instance, at: number): void {
  planQuietly(estate, instance, at, (now) => {
    if (now < service.busyUntil) planReplacement(estate, service, instance, service.busyUntil + HOUR);
    else replaceMember(estate, service, instance, now);
  });
}

/** Launches a member and terminates another. */
export function replaceMember(estate: Estate, service: Service, instance: Instance, at: number): void {
  launchMember(estate, service, at);
  terminate(estate, instance, at);
  service.members.splice(service.members.indexOf(instance), 1);
}
