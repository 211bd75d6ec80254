import type { Resolution } from '#lib/domain/findings.ts';

/**
 * Whether a finding that was resolved so was mended. Otherwise nothing is left that could be at fault, or the rule has
 * no more to say of it: told apart everywhere, so that deleting a machine flatters no figure.
 */
const mends: Record<Resolution, boolean> = {
  'role-attached': true,
  'instance-stopped': false,
  'instance-terminated': false,
  'template-deleted': false,
  'credential-removed': true,
  'key-used': true,
  'key-deactivated': true,
  'key-deleted': true,
  'role-deleted': false,
  'permissions-reduced': true,
  exempted: false,
  'key-activated': false,
  'rotation-finished': true,
  'tokens-required': true,
  'owner-named': true,
  'resource-deleted': false,
  'role-not-shared': true,
  'key-needed-again': false,
  remediated: true,
};

/** The resolutions that mend nothing. */
export const endingsUnmended: readonly string[] = Object.entries(mends).flatMap(([resolution, isMending]) =>
  isMending ? [] : resolution,
);

/** Whether a finding that was resolved so was mended. */
export function isMended(resolution: string): boolean {
  return !endingsUnmended.includes(resolution);
}
