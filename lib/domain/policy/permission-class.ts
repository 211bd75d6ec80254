/** What makes permissions dangerous, worst first. */
export const permissionClasses = [
  'administrator',
  'privilege-escalation',
  'credentials-exposure',
  'data-exfiltration',
  'resource-exposure',
  'infrastructure-modification',
  'service-wildcard',
] as const;

export type PermissionClass = (typeof permissionClasses)[number];

/** The worst class of a role or a user; `none`: it is in none; `not-assessed`: what it may do could not be told. */
export type PermissionStanding = PermissionClass | 'none' | 'not-assessed';

/** The worst of some classes; `none` without any. */
export function worstClass(classes: Iterable<PermissionClass>): PermissionClass | 'none' {
  const held = new Set(classes);
  return permissionClasses.find((one) => held.has(one)) ?? 'none';
}

/** Whether a role is broad: one of the classes is its own. `unknown` where it was not assessed. */
export function isBroad(standing: PermissionStanding): boolean | 'unknown' {
  return standing === 'not-assessed' ? 'unknown' : standing !== 'none';
}
