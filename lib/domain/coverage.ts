import type { Instance } from '#lib/domain/inventory.ts';

/** What an instance profile holds, as far as IAM snapshots can tell. */
export type ProfileContents = 'role' | 'empty' | 'unknown';

/**
 * What an instance's profile holds. A role that the last complete IAM snapshot shows proves `role`. Its absence
 * proves `empty` only if that snapshot is at least as new as the profile on this instance: an older one proves
 * nothing about a profile made after it.
 *
 * @param roleArn the role that the last complete IAM snapshot shows in the profile; null if none
 * @param iamCompleteAt when that snapshot was taken; null before the first
 * @param knownSince when the profile was associated, else when the instance's version was first seen
 */
export function profileContents({
  roleArn,
  iamCompleteAt,
  knownSince,
}: {
  roleArn: string | null;
  iamCompleteAt: Date | null;
  knownSince: Date;
}): ProfileContents {
  if (roleArn !== null) return 'role';
  return iamCompleteAt !== null && iamCompleteAt.getTime() >= knownSince.getTime() ? 'empty' : 'unknown';
}

/** Whether an instance carries a role; `unknown` where its profile's contents are. */
export type Presence = 'covered' | 'no-profile' | 'empty-profile' | 'unknown';

/** Whether an instance carries a role. A profile that contains none does not cover. */
export function presenceOf(instance: Pick<Instance, 'profileArn'>, contents: ProfileContents): Presence {
  if (instance.profileArn === null) return 'no-profile';
  switch (contents) {
    case 'role':
      return 'covered';
    case 'empty':
      return 'empty-profile';
    case 'unknown':
      return 'unknown';
  }
}

/** Whether a state counts: `undecided` neither opens nor ends an episode or a finding. */
export type Eligibility = 'eligible' | 'undecided' | 'ineligible';

/**
 * Whether an instance in this state counts among those that need a role: `running`, and by a setting `stopped`.
 * `pending`, `unknown` and, where stopped instances count, `stopping` decide nothing, and count nowhere.
 */
export function eligibilityOf(
  state: Instance['state'],
  { includeStopped }: { includeStopped: boolean },
): Eligibility {
  switch (state) {
    case 'running':
      return 'eligible';
    case 'stopped':
      return includeStopped ? 'eligible' : 'ineligible';
    case 'stopping':
      return includeStopped ? 'undecided' : 'ineligible';
    case 'pending':
    case 'unknown':
      return 'undecided';
    case 'shutting-down':
    case 'terminated':
      return 'ineligible';
  }
}

/** Whether an instance in this state is in coverage's denominator: `running`, and by a setting `stopped`. */
export function isEligible(state: Instance['state'], settings: { includeStopped: boolean }): boolean {
  return eligibilityOf(state, settings) === 'eligible';
}

/** Counts of instances. `unknown` and `exempt` ones stand beside the ratio: `eligible` holds neither. */
export type CoverageCounts = { covered: number; eligible: number; unknown: number; exempt: number };

/** Role coverage: its counts, and covered / eligible between 0 and 1, or null ("no data") if none is eligible. */
export type RoleCoverage = CoverageCounts & { ratio: number | null };

/** Role coverage from its counts (design.md section 2). Never 0 %, 100 % or NaN for lack of a denominator. */
export function roleCoverage({ covered, eligible, unknown, exempt }: CoverageCounts): RoleCoverage {
  return { covered, eligible, unknown, exempt, ratio: eligible > 0 ? covered / eligible : null };
}
