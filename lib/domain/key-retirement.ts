import { isInactiveFor, isUnused, type StatusSpan } from '#lib/domain/access-keys.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { dayMs } from '#lib/domain/statistics.ts';

/**
 * The steps of a key's way to zero, in its order; a key that is gone has come to its end.
 * - `unknown`: what decides is not known, or not lately;
 * - `watch`: in use, and nothing that is known to run holds it;
 * - `still-needed`: something that holds it has no role yet;
 * - `migrated`: all that held it has a role or holds it no more, but it was used not long ago;
 * - `ready-to-deactivate`: the same and quiet since, or unused and held by nothing that is known;
 * - `deactivate-now`: nothing that is there needs it, and others may read it: it lay on a host that is terminated, or
 *   lies on one with a public address; or anybody may read a repository that holds or held it, whatever needs it;
 * - `deactivated`: inactive, for now;
 * - `ready-to-delete`: inactive for long enough.
 */
export const keySteps = [
  'unknown',
  'watch',
  'still-needed',
  'migrated',
  'ready-to-deactivate',
  'deactivate-now',
  'deactivated',
  'ready-to-delete',
] as const;

export type KeyStep = (typeof keySteps)[number];

/** Why a key stands where it does, where its step alone does not say. */
export const keyStepReasons = [
  'places-unknown',
  'keys-not-seen',
  'use-unknown',
  'age-unknown',
  'quiet',
  'unused',
  'inactive-since-unknown',
] as const;

export type KeyStepReason = (typeof keyStepReasons)[number];

/** The places outside IAM that hold, or held, a key: how many, and what has become of them. */
export type KeyPlaces = {
  places: number;
  /** Hold it and have no role: running, stopped, or a template that names no profile. */
  needing: number;
  /** Of which it is not known whether they have a role. */
  unknown: number;
  /** Hosts that are terminated: whoever has a copy of what was on them has the key. */
  lost: number;
  /** Hosts with a public address and a role that hold it still. */
  open: number;
  /** Files that anybody may read, or might. */
  published: number;
  /**
   * When the last of them got a role, lost the key or was gone; null if some that run have not, or there are none. Files that
   * hold it do not tell who uses it.
   */
  doneAt: Date | null;
};

/** What of a key decides its step. */
export type RetiringKey = Pick<AccessKey, 'isActive' | 'createdAt' | 'lastUsedAt' | 'isUseKnown'> & {
  status: StatusSpan;
  places: KeyPlaces;
  /** Whether its account's IAM was seen in whole lately. */
  isFresh: boolean;
};

/** Of a key that was found nowhere. */
export const noPlaces: KeyPlaces = {
  places: 0,
  needing: 0,
  unknown: 0,
  lost: 0,
  open: 0,
  published: 0,
  doneAt: null,
};

type Thresholds = Pick<
  Settings['thresholds'],
  'keyUnusedDays' | 'newKeyGraceDays' | 'keyQuietDays' | 'keyInactiveDays'
>;

/** Where a key stands on its way to zero. */
export type KeyRetirement = {
  step: KeyStep;
  reason: KeyStepReason | null;
  /** From when on it is ready for the next step, if nothing happens; null where time alone does not bring it. */
  readyAt: Date | null;
};

/** Where a key stands at `at`. What is not known gives `unknown`; it is never taken for the better or the worse. */
export function keyRetirement(key: RetiringKey, at: Date, thresholds: Thresholds): KeyRetirement {
  return key.isActive ? stepOfActive(key, at, thresholds) : stepOfInactive(key, at, thresholds);
}

function stepOfActive(key: RetiringKey, at: Date, thresholds: Thresholds): KeyRetirement {
  const { places } = key;
  if (places.published > 0) return standing('deactivate-now');
  if (places.needing > 0) return standing('still-needed');
  if (places.unknown > 0) return standing('unknown', 'places-unknown');
  if (places.lost > 0 || places.open > 0) return standing('deactivate-now');
  if (!key.isFresh) return standing('unknown', 'keys-not-seen');
  if (key.lastUsedAt === null && !key.isUseKnown) return standing('unknown', 'use-unknown');
  if (places.doneAt !== null) return stepOfMigrated(key, places.doneAt, at, thresholds);
  if (key.lastUsedAt === null && key.createdAt === null) return standing('unknown', 'age-unknown');
  return isUnused(key, at, thresholds) ? standing('ready-to-deactivate', 'unused') : standing('watch');
}

function stepOfMigrated(
  { lastUsedAt }: RetiringKey,
  doneAt: Date,
  at: Date,
  { keyQuietDays }: Thresholds,
): KeyRetirement {
  const quietSince = lastUsedAt !== null && lastUsedAt > doneAt ? lastUsedAt : doneAt;
  const readyAt = after(quietSince, keyQuietDays);
  return at >= readyAt
    ? standing('ready-to-deactivate', 'quiet')
    : { step: 'migrated', reason: null, readyAt };
}

function stepOfInactive(key: RetiringKey, at: Date, { keyInactiveDays }: Thresholds): KeyRetirement {
  if (!key.isFresh) return standing('unknown', 'keys-not-seen');
  const isLong = isInactiveFor(key, at, keyInactiveDays);
  if (isLong === true) return standing('ready-to-delete');
  const readyAt = after(key.status.since, keyInactiveDays);
  return { step: 'deactivated', reason: isLong === 'unknown' ? 'inactive-since-unknown' : null, readyAt };
}

/**
 * Whether the rule `key-active-after-migration` holds: an active key that was exposed, and that nothing which is there
 * needs any more.
 */
export function isActiveAfterMigration({
  isActive,
  places: { needing, unknown, doneAt },
}: Pick<RetiringKey, 'isActive' | 'places'>): boolean | 'unknown' {
  if (!isActive || needing > 0) return false;
  if (unknown > 0) return 'unknown';
  return doneAt !== null;
}

function standing(step: KeyStep, reason: KeyStepReason | null = null): KeyRetirement {
  return { step, reason, readyAt: null };
}

function after(since: Date, days: number): Date {
  return new Date(since.getTime() + days * dayMs);
}
