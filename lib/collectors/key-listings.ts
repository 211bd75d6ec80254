import type { AccessKey } from '#lib/domain/inventory.ts';
import { hasKey, type ReportedUser } from './credential-report.ts';
import { reportOf } from './match-report.ts';

/** That a user's keys were listed, and what the credential report said of them then (empty if nothing). */
export type KeyListing = { userName: string; listedAt: Date; reportDigest: string };

/** What earlier collections know of users' keys. */
export type PreviousKeys = {
  keysOf: (userName: string) => AccessKey[];
  listing: (userName: string) => Pick<KeyListing, 'listedAt' | 'reportDigest'> | null;
};

/** What decides whether a user's keys must be listed. */
export type ListingCase = {
  /** The user's row; null if the report has none, as of a user created after it. */
  reported: ReportedUser | null;
  /** When AWS made the report; null if there is none. */
  reportedAt: Date | null;
  listing: Pick<KeyListing, 'listedAt' | 'reportDigest'> | null;
  previousKeys: readonly AccessKey[];
  /** Their state is wanted as of now: a key of theirs is exposed. */
  isUrgent: boolean;
  now: Date;
};

const minuteMs = 60_000;
const urgentMs = 10 * minuteMs;
const dailyMs = 24 * 60 * minuteMs;

/**
 * Whether ListAccessKeys must be called for a user: never yet listed and perhaps a key holder; the report changed, or was made
 * since and disagrees; not in the report; wanted now, unless listed in the last ten minutes; else a key holder once a day.
 */
export function mustListKeys({
  reported,
  reportedAt,
  listing,
  previousKeys,
  isUrgent,
  now,
}: ListingCase): boolean {
  if (listing === null) return isUrgent || reported === null || hasKey(reported);
  const ageMs = now.getTime() - listing.listedAt.getTime();
  if (isUrgent && ageMs >= urgentMs) return true;
  if (reportedAt === null) return ageMs >= dailyMs;
  if (reported === null) return ageMs >= urgentMs;
  if (reported.digest !== listing.reportDigest) return true;
  if (reportedAt > listing.listedAt && previousKeys.some((key) => disagrees(key, previousKeys, reported)))
    return true;
  return (hasKey(reported) || previousKeys.length > 0) && ageMs >= dailyMs;
}

function disagrees(key: AccessKey, keys: readonly AccessKey[], reported: ReportedUser): boolean {
  return reportOf(key, keys, reported)?.isActive !== key.isActive;
}
