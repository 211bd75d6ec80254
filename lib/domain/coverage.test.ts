import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eligibilityOf, isEligible, presenceOf, profileContents, roleCoverage } from './coverage.ts';

const profileArn = 'arn:aws:iam::123456789012:instance-profile/web';
const noon = new Date('2026-03-01T12:00:00Z');
const before = new Date(noon.getTime() - 1);

describe('profileContents', () => {
  const at = (startedAt: Date, seenAt = startedAt) => ({ startedAt, seenAt });
  const since = (time: Date) => ({ since: time });

  test.each([
    ['a role that IAM shows', { role: since(noon), iam: at(noon), knownSince: noon }, 'role'],
    [
      'a role, whatever the snapshot’s age',
      { role: since(before), iam: at(before), knownSince: noon },
      'role',
    ],
    [
      'a role that only a partial look has shown',
      { role: since(noon), iam: at(before), knownSince: before },
      'unknown',
    ],
    ['a role, and no complete look yet', { role: since(noon), iam: null, knownSince: before }, 'unknown'],
    ['no role in a snapshot as new as the profile', { role: null, iam: at(noon), knownSince: noon }, 'empty'],
    ['no role in a newer snapshot', { role: null, iam: at(noon), knownSince: before }, 'empty'],
    ['no role in a snapshot a moment older', { role: null, iam: at(before), knownSince: noon }, 'unknown'],
    [
      'no role in a snapshot that had begun a moment before',
      { role: null, iam: at(before, noon), knownSince: noon },
      'unknown',
    ],
    ['no snapshot yet', { role: null, iam: null, knownSince: noon }, 'unknown'],
  ] as const)('%s', (_, known, contents) => {
    expect(profileContents(known)).toBe(contents);
  });
});

describe('presenceOf', () => {
  test.each([
    [null, 'role', 'no-profile'],
    [null, 'empty', 'no-profile'],
    [null, 'unknown', 'no-profile'],
    [profileArn, 'role', 'covered'],
    [profileArn, 'empty', 'empty-profile'],
    [profileArn, 'unknown', 'unknown'],
  ] as const)('profile %s that holds %s: %s', (arn, contents, presence) => {
    expect(presenceOf({ profileArn: arn }, contents)).toBe(presence);
  });
});

describe('eligibility', () => {
  test.each([
    ['running', 'eligible', 'eligible'],
    ['stopped', 'ineligible', 'eligible'],
    ['stopping', 'ineligible', 'undecided'],
    ['pending', 'undecided', 'undecided'],
    ['unknown', 'undecided', 'undecided'],
    ['shutting-down', 'ineligible', 'ineligible'],
    ['terminated', 'ineligible', 'ineligible'],
  ] as const)('%s: %s, with stopped ones %s', (state, without, withStopped) => {
    expect(eligibilityOf(state, { includeStopped: false })).toBe(without);
    expect(eligibilityOf(state, { includeStopped: true })).toBe(withStopped);
    expect(isEligible(state, { includeStopped: false })).toBe(without === 'eligible');
    expect(isEligible(state, { includeStopped: true })).toBe(withStopped === 'eligible');
  });
});

describe('roleCoverage', () => {
  test('is covered over eligible, with the others beside it', () => {
    expect(roleCoverage({ covered: 3, eligible: 4, unknown: 5, exempt: 6 })).toEqual({
      covered: 3,
      eligible: 4,
      unknown: 5,
      exempt: 6,
      ratio: 0.75,
    });
  });

  test('has no ratio without eligible instances, however many are unknown', () => {
    expect(roleCoverage({ covered: 0, eligible: 0, unknown: 9, exempt: 9 }).ratio).toBeNull();
  });

  test('is 0 with none covered', () => {
    expect(roleCoverage({ covered: 0, eligible: 1, unknown: 0, exempt: 0 }).ratio).toBe(0);
  });

  test('lies between 0 and 1, and unknown or exempt instances never move it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (covered, uncovered, beside) => {
        const counts = { covered, eligible: covered + uncovered, unknown: 0, exempt: 0 };
        const { ratio } = roleCoverage(counts);
        expect(ratio === null || (ratio >= 0 && ratio <= 1)).toBe(true);
        expect(roleCoverage({ ...counts, unknown: beside, exempt: beside }).ratio).toBe(ratio);
      }),
    );
  });
});
