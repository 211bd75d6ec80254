import type { AccessKey } from '#lib/domain/inventory.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { dayMs } from '#lib/domain/statistics.ts';

/**
 * Whole days of 24 hours from `since` to `at`, rounded down; a `since` after `at` (clock skew) gives 0.
 * "More than n days" therefore begins at exactly (n + 1) × 86,400,000 ms.
 */
export function daysSince(since: Date, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - since.getTime()) / dayMs));
}

/** A key's age at `at` in whole days, rounded down; null where AWS did not say when it was created. */
export function keyAgeDays(key: Pick<AccessKey, 'createdAt'>, at: Date): number | null {
  return key.createdAt === null ? null : daysSince(key.createdAt, at);
}

/**
 * Since when snapshots show a key with the status that it has. `isAtFirst`: it had it in the first one that showed
 * the key, so perhaps for longer.
 */
export type StatusSpan = { since: Date; isAtFirst: boolean };

/**
 * Whether an inactive key has been so for `days` whole days: `unknown` if it was when it was first seen, which is not
 * as long ago, unless it is younger than that.
 */
export function isInactiveFor(
  { createdAt, status }: Pick<AccessKey, 'createdAt'> & { status: StatusSpan },
  at: Date,
  days: number,
): boolean | 'unknown' {
  if (daysSince(status.since, at) >= days) return true;
  if (!status.isAtFirst) return false;
  return createdAt !== null && daysSince(createdAt, at) < days ? false : 'unknown';
}

/** Age bands, youngest first, each with the first and last age in whole days that belong to it. */
export const ageBands = [
  { band: '0-90', firstDay: 0, lastDay: 90 },
  { band: '91-180', firstDay: 91, lastDay: 180 },
  { band: '181-365', firstDay: 181, lastDay: 365 },
  { band: 'over-365', firstDay: 366, lastDay: Number.POSITIVE_INFINITY },
] as const;

export type AgeBand = (typeof ageBands)[number]['band'];

/** The band of an age in whole days: at - createdAt under 91, 181, 366 days of 24 hours, or not. */
export function ageBandOf(ageDays: number): AgeBand {
  return ageBands.find(({ lastDay }) => ageDays <= lastDay)?.band ?? 'over-365';
}

/** What of a key its use tells. */
type KeyUse = Pick<AccessKey, 'isActive' | 'createdAt' | 'lastUsedAt' | 'isUseKnown'>;

type Thresholds = Pick<Settings['thresholds'], 'keyUnusedDays' | 'newKeyGraceDays'>;

/** Whether an active key is known never to have been used. Where AWS has no information it is not. */
export function isNeverUsed(key: KeyUse): boolean {
  return key.isActive && key.isUseKnown && key.lastUsedAt === null;
}

/**
 * Whether the rule `key-unused` holds: an active key whose last use is more than `keyUnusedDays` whole days ago, or
 * that was never used and is more than `newKeyGraceDays` whole days old. Unknown use is not unused, nor is a
 * never-used key without a creation time.
 */
export function isUnused(key: KeyUse, at: Date, thresholds: Thresholds): boolean {
  return isUnusedFor(key, at, thresholds.keyUnusedDays, thresholds.newKeyGraceDays);
}

function isUnusedFor(key: KeyUse, at: Date, unusedDays: number, neverUsedDays: number): boolean {
  if (!key.isActive || !key.isUseKnown) return false;
  if (key.lastUsedAt !== null) return daysSince(key.lastUsedAt, at) > unusedDays;
  return key.createdAt !== null && daysSince(key.createdAt, at) > neverUsedDays;
}

/** The access-key figures. All but `inactive` and `root` count active keys only. */
export type AccessKeyStatistics = {
  active: number;
  inactive: number;
  /** Keys of the root user, active or not; they are in `active` and `inactive` too. */
  root: number;
  /** Known never to have been used, however new. */
  neverUsed: number;
  /** Last used, or never used and created, at least (keyUnusedDays + 1) × 24 hours before. */
  unused45Days: number;
  /** Created at least 91 × 24 hours before: the sum of all bands but the first. */
  olderThan90Days: number;
  /** Every band, youngest first. A key without a creation time is in none. */
  ageBands: { band: AgeBand; count: number }[];
};

/** The access-key figures of design.md section 2 at `at`. */
export function accessKeyStatistics(
  keys: readonly (KeyUse & Pick<AccessKey, 'isRoot'>)[],
  at: Date,
  { keyUnusedDays }: Pick<Thresholds, 'keyUnusedDays'>,
): AccessKeyStatistics {
  const active = keys.filter((key) => key.isActive);
  const ages = active.map((key) => keyAgeDays(key, at)).filter((ageDays) => ageDays !== null);
  return {
    active: active.length,
    inactive: keys.length - active.length,
    root: keys.filter((key) => key.isRoot).length,
    neverUsed: active.filter(isNeverUsed).length,
    unused45Days: active.filter((key) => isUnusedFor(key, at, keyUnusedDays, keyUnusedDays)).length,
    olderThan90Days: ages.filter((ageDays) => ageDays > 90).length,
    ageBands: ageBands.map(({ band }) => ({
      band,
      count: ages.filter((ageDays) => ageBandOf(ageDays) === band).length,
    })),
  };
}

/**
 * A key id as those may see it who may not triage: `AKIA************WXYZ`. What is too short to be one (`root/1`)
 * stays as it is.
 */
export function maskedKeyId(accessKeyId: string): string {
  if (accessKeyId.length < 16) return accessKeyId;
  return `${accessKeyId.slice(0, 4)}${'*'.repeat(accessKeyId.length - 8)}${accessKeyId.slice(-4)}`;
}
