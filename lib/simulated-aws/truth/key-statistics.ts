import { DAY } from '../estate/durations.ts';
import type { AccessKey } from '../estate/model.ts';
import { lastUseOf } from '../estate/state.ts';

const BANDS = [
  { band: '0-90', most: 90 },
  { band: '91-180', most: 180 },
  { band: '181-365', most: 365 },
  { band: 'over-365', most: Number.POSITIVE_INFINITY },
] as const;

export type KeyStatistics = {
  readonly active: number;
  readonly inactive: number;
  readonly root: number;
  readonly neverUsed: number;
  readonly unused45Days: number;
  readonly olderThan90Days: number;
  readonly ageBands: readonly { readonly band: (typeof BANDS)[number]['band']; readonly count: number }[];
};

export type HeldKey = { readonly key: AccessKey; readonly isRoot: boolean };

/** Counts keys as a roll call at `knownAt` saw them, with their ages at `at`. */
export function keyStatisticsAt(
  keys: readonly HeldKey[],
  instant: { at: number; knownAt: number },
): KeyStatistics {
  const { at, knownAt } = instant;
  const inStatus = (status: string) => keys.filter(({ key }) => statusAt(key, knownAt) === status);
  const inactive = inStatus('inactive');
  const active = inStatus('active').map(({ key, isRoot }) => ({
    isRoot,
    ageDays: daysBetween(key.createdAt, at),
    lastUse: lastUseOf(key, knownAt),
    createdAt: key.createdAt,
  }));
  const unused = active.filter(({ lastUse, createdAt }) => daysBetween(lastUse ?? createdAt, at) > 45);
  return {
    active: active.length,
    inactive: inactive.length,
    root: [...active, ...inactive].filter(({ isRoot }) => isRoot).length,
    neverUsed: active.filter(({ lastUse }) => lastUse === null).length,
    unused45Days: unused.length,
    olderThan90Days: active.filter(({ ageDays }) => ageDays > 90).length,
    ageBands: BANDS.map(({ band, most }, index) => {
      const least = BANDS[index - 1]?.most ?? Number.NEGATIVE_INFINITY;
      return { band, count: active.filter(({ ageDays }) => ageDays > least && ageDays <= most).length };
    }),
  };
}

function statusAt(key: AccessKey, at: number): string | undefined {
  return key.changes.findLast((change) => change.at <= at)?.status;
}

function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}
