import type { AccessKey } from '#lib/domain/inventory.ts';
import type { ReportedKey, ReportedUser } from './credential-report.ts';

/** What of a key the report, which names no ids, can be matched with. */
type Matchable = Pick<AccessKey, 'createdAt' | 'isActive'>;

/** When a key was last used, and whether that is known. */
type KeyUse = Pick<AccessKey, 'lastUsedAt' | 'lastUsedService' | 'lastUsedRegion' | 'isUseKnown'>;

export const unknownUse: KeyUse = {
  lastUsedAt: null,
  lastUsedService: null,
  lastUsedRegion: null,
  isUseKnown: false,
};

/**
 * What the report says of one of a user's keys: of the reported key that was created in the same second, and of several the one
 * with its status. Its use is unknown where it may be that of another key. Null if the report does not have the key.
 */
export function reportOf(
  key: Matchable,
  keys: readonly Matchable[],
  reported: ReportedUser | null,
): ReportedKey | null {
  const reportedKeys: readonly (ReportedKey | null)[] = reported?.keys ?? [];
  const matches = reportedKeys.filter((each) => each !== null).filter((each) => isOfSameSecond(each, key));
  const rivals = keys.filter((each) => isOfSameSecond(each, key));
  const [first = null, ...others] = matches.toSorted((a, b) => likeness(b, key) - likeness(a, key));
  if (first === null || (others.length === 0 && rivals.length === 1)) return first;
  const isTold = isAlone(first, matches) && isAlone(key, rivals) && first.isActive === key.isActive;
  const isSame = others.length > 0 && others.every((other) => hasSameUse(other, first));
  return isTold || isSame ? first : { ...first, ...unknownUse };
}

/** When one of a user's keys was last used, as the report says; null if the report does not have the key. */
export function useOf(
  key: Matchable,
  keys: readonly Matchable[],
  reported: ReportedUser | null,
): KeyUse | null {
  const report = reportOf(key, keys, reported);
  if (report === null) return null;
  const { lastUsedAt, lastUsedService, lastUsedRegion, isUseKnown } = report;
  return { lastUsedAt, lastUsedService, lastUsedRegion, isUseKnown };
}

function isOfSameSecond(a: Matchable, b: Matchable): boolean {
  const [one, other] = [a, b].map(({ createdAt }) => createdAt && Math.floor(createdAt.getTime() / 1_000));
  return one != null && one === other;
}

function likeness(reported: ReportedKey, { isActive }: Matchable): number {
  return reported.isActive === isActive ? 1 : 0;
}

function isAlone({ isActive }: Matchable, among: readonly Matchable[]): boolean {
  return among.filter((each) => each.isActive === isActive).length === 1;
}

function hasSameUse(a: ReportedKey, b: ReportedKey): boolean {
  return (
    a.lastUsedAt?.getTime() === b.lastUsedAt?.getTime() &&
    a.lastUsedService === b.lastUsedService &&
    a.lastUsedRegion === b.lastUsedRegion &&
    a.isUseKnown === b.isUseKnown
  );
}
