import type { Instance } from '#lib/domain/inventory.ts';

/** What an instance profile holds, as far as IAM snapshots can tell. */
export type ProfileContents = 'role' | 'empty' | 'unknown';

/** A complete look at an account's IAM: when it began to read, and the instant for which it speaks. */
export type IamSnapshot = { startedAt: Date; seenAt: Date };

/**
 * What an instance's profile holds. A role proves `role` once a complete IAM snapshot shows it; until then only a
 * partial one did. The absence of one proves `empty` only if the snapshot began after the profile was on this
 * instance: what had been read before that proves nothing about a profile made since.
 *
 * @param role since when snapshots show a role in the profile; null if they do not
 * @param iam the last complete IAM snapshot; null before the first
 * @param knownSince when the profile was associated, else when the instance's version was first seen
 */
export function profileContents({
  role,
  iam,
  knownSince,
}: {
  role: { since: Date } | null;
  iam: IamSnapshot | null;
  knownSince: Date;
}): ProfileContents {
  if (iam === null) return 'unknown';
  if (role !== null) return role.since <= iam.seenAt ? 'role' : 'unknown';
  return iam.startedAt >= knownSince ? 'empty' : 'unknown';
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
