import type { Presence } from '#lib/domain/coverage.ts';

/**
 * Whether what holds an exposed key still needs it: `needed` without a role of its own, `has-role` with one,
 * `not-running`, `gone`; `unknown` where coverage is.
 */
export const exposureNeeds = ['needed', 'has-role', 'not-running', 'gone', 'unknown'] as const;

export type ExposureNeed = (typeof exposureNeeds)[number];

/** The need of an instance that holds a key; `coverage` is null if it is not there any more. */
export function needOfInstance(coverage: Presence | 'not-eligible' | null): ExposureNeed {
  switch (coverage) {
    case null:
      return 'gone';
    case 'covered':
      return 'has-role';
    case 'no-profile':
    case 'empty-profile':
      return 'needed';
    case 'not-eligible':
      return 'not-running';
    case 'unknown':
      return 'unknown';
  }
}

/** The need of a launch template version that holds a key: instances from it have a role if it names a profile. */
export function needOfTemplate({
  isThere,
  namesProfile,
}: {
  isThere: boolean;
  namesProfile: boolean;
}): ExposureNeed {
  if (!isThere) return 'gone';
  return namesProfile ? 'has-role' : 'needed';
}
