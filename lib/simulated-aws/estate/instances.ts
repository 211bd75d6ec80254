import { MINUTE, QUIET_MS, TERMINATED_VISIBLE_MS } from './durations.ts';
import type { Estate } from './estate.ts';
import type { Instance, Profile, Region, Tag, UserData } from './model.ts';

const HEX = '0123456789abcdef';

export type Launch = {
  region: Region;
  type: string;
  tags: readonly Tag[];
  profile: Profile | null;
  userData: UserData | null;
  httpTokens: 'required' | 'optional';
  /** `enabled`, unless told otherwise. */
  httpEndpoint?: 'enabled' | 'disabled';
  at: number;
  /** Launched by the same call as the instance before it. */
  sameReservation?: boolean;
};

/** RunInstances: the new instance is described from `at` on. */
export function launch(estate: Estate, order: Launch): Instance {
  const ids = estate.chance('instance-ids');
  const before = order.region.instances.at(-1);
  const instance: Instance = {
    id: `i-0${ids.text(HEX, 16)}`,
    sequence: estate.everyInstance.length,
    reservationId: order.sameReservation && before ? before.reservationId : `r-0${ids.text(HEX, 16)}`,
    region: order.region,
    type: order.type,
    tags: order.tags,
    httpTokens: order.httpTokens,
    httpEndpoint: order.httpEndpoint ?? 'enabled',
    createdAt: order.at,
    launchedAt: order.at,
    phase: 'running',
    phaseAt: order.at,
    profile: order.profile,
    associatedAt: order.at,
    userData: order.userData,
    quietUntil: order.at + QUIET_MS,
    changes: [{ at: order.at, kind: 'launched', profile: order.profile, userData: order.userData }],
  };
  estate.everyInstance.push(instance);
  order.region.instances.push(instance);
  order.region.instancesById.set(instance.id, instance);
  return instance;
}

/** TerminateInstances: still described for an hour, then gone. */
export function terminate(estate: Estate, instance: Instance, at: number): void {
  instance.phase = 'terminated';
  instance.phaseAt = at;
  instance.profile = null;
  instance.changes.push({ at, kind: 'terminated' });
  // A little later than the hour, because plans may come early; until then whoever shows it looks at the time.
  estate.plan(at + TERMINATED_VISIBLE_MS + 10 * MINUTE, () => {
    const { instances, instancesById } = instance.region;
    instances.splice(instances.indexOf(instance), 1);
    instancesById.delete(instance.id);
  });
}

/** StopInstances. */
export function stop(instance: Instance, at: number): void {
  instance.phase = 'stopped';
  instance.phaseAt = at;
  record(instance, { at, kind: 'stopped' });
}

/** StartInstances: LaunchTime moves, the attach time of the network interface does not. */
export function start(instance: Instance, at: number): void {
  instance.phase = 'running';
  instance.phaseAt = at;
  instance.launchedAt = at;
  record(instance, { at, kind: 'started' });
}

/** AssociateIamInstanceProfile. */
export function associate(instance: Instance, profile: Profile, at: number): void {
  instance.profile = profile;
  instance.associatedAt = at;
  record(instance, { at, kind: 'associated', profile });
}

/** DisassociateIamInstanceProfile. */
export function disassociate(instance: Instance, at: number): void {
  instance.profile = null;
  record(instance, { at, kind: 'disassociated' });
}

/** ModifyInstanceAttribute for user data; AWS allows it only while the instance is stopped. */
export function editUserData(instance: Instance, userData: UserData | null, at: number): void {
  if (instance.phase !== 'stopped')
    throw new Error(`${instance.id} is ${instance.phase}: its user data cannot be edited.`);
  instance.userData = userData;
  record(instance, { at, kind: 'user-data-edited', userData });
}

/** Plans a change of one instance for the first instant from `at` on at which its last change is a day and more old. */
export function planQuietly(
  estate: Estate,
  instance: Instance,
  at: number,
  change: (at: number) => void,
): void {
  estate.plan(Math.max(at, instance.quietUntil + 5 * MINUTE), (now) => {
    if (instance.phase === 'terminated') return;
    if (now < instance.quietUntil) planQuietly(estate, instance, instance.quietUntil + 5 * MINUTE, change);
    else change(now);
  });
}

function record(instance: Instance, change: Instance['changes'][number]): void {
  instance.changes.push(change);
  instance.quietUntil = change.at + QUIET_MS;
}
