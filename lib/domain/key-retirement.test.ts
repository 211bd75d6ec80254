import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isActiveAfterMigration,
  type KeyStep,
  type KeyStepReason,
  keyRetirement,
  keySteps,
  noPlaces,
  type RetiringKey,
} from './key-retirement.ts';
import { ago, at } from './rules/testing/subjects.ts';
import { defaultSettings } from './settings.ts';

const { thresholds } = defaultSettings;

/** Two places that had their roles so many days before. */
const done = (days: number, ms = 0) => ({ ...noPlaces, places: 2, doneAt: ago(days, ms) });
const needing = { ...noPlaces, places: 2, needing: 1 };

/** An active key, 400 days old and used yesterday, that is known to lie noPlaces, unless told otherwise. */
function keyWith(fields: Partial<RetiringKey> = {}): RetiringKey {
  return {
    ...{ isActive: true, createdAt: ago(400), lastUsedAt: ago(1), isUseKnown: true, isFresh: true },
    ...{ status: { since: ago(90), isAtFirst: true }, places: noPlaces },
    ...fields,
  };
}

const inactive = (days: number, isAtFirst = false, ms = 0) => ({
  ...{ isActive: false, status: { since: ago(days, ms), isAtFirst } },
});

describe('keyRetirement', () => {
  test.each<[string, Partial<RetiringKey>, KeyStep, KeyStepReason | null]>([
    ['lies nowhere, used', {}, 'watch', null],
    ['lies nowhere, unused for 45 days', { lastUsedAt: ago(46, -1) }, 'watch', null],
    ['lies nowhere, unused for 46 days', { lastUsedAt: ago(46) }, 'ready-to-deactivate', 'unused'],
    ['lies nowhere, new and never used', { lastUsedAt: null, createdAt: ago(3) }, 'watch', null],
    ['lies nowhere, never used past its grace', { lastUsedAt: null }, 'ready-to-deactivate', 'unused'],
    ['never used, of unknown age', { lastUsedAt: null, createdAt: null }, 'unknown', 'age-unknown'],
    ['its use is unknown', { lastUsedAt: null, isUseKnown: false }, 'unknown', 'use-unknown'],
    ['IAM was not seen lately', { isFresh: false, lastUsedAt: ago(99) }, 'unknown', 'keys-not-seen'],

    ['one place has no role yet', { places: needing }, 'still-needed', null],
    ['the same, unused', { places: needing, lastUsedAt: ago(99) }, 'still-needed', null],
    ['the same, IAM not seen lately', { places: needing, isFresh: false }, 'still-needed', null],
    ['the same, another host terminated', { places: { ...needing, lost: 1 } }, 'still-needed', null],
    ['the same, another not known', { places: { ...needing, unknown: 1 } }, 'still-needed', null],
    [
      'one place is not known',
      { places: { ...noPlaces, places: 2, unknown: 1 } },
      'unknown',
      'places-unknown',
    ],
    [
      'one not known, one terminated',
      { places: { ...noPlaces, places: 2, unknown: 1, lost: 1 } },
      'unknown',
      'places-unknown',
    ],

    ['all migrated 6 days ago', { places: done(7, -1) }, 'migrated', null],
    ['all migrated long ago, used yesterday', { places: done(99) }, 'migrated', null],
    ['used 7 days ago', { places: done(99), lastUsedAt: ago(7, -1) }, 'migrated', null],
    ['quiet for 7 days', { places: done(99), lastUsedAt: ago(7) }, 'ready-to-deactivate', 'quiet'],
    [
      'never used, migrated for 7 days',
      { places: done(7), lastUsedAt: null },
      'ready-to-deactivate',
      'quiet',
    ],
    ['never used, migrated yesterday', { places: done(1), lastUsedAt: null }, 'migrated', null],
    [
      'migrated, its use unknown',
      { places: done(99), lastUsedAt: null, isUseKnown: false },
      'unknown',
      'use-unknown',
    ],
    ['migrated, IAM not seen lately', { places: done(99), isFresh: false }, 'unknown', 'keys-not-seen'],

    ['on a terminated host', { places: { ...done(1), lost: 1 } }, 'deactivate-now', null],
    ['on a host with a public address', { places: { ...done(1), open: 1 } }, 'deactivate-now', null],
    ['the same, and needed elsewhere', { places: { ...needing, open: 1 } }, 'still-needed', null],
    [
      'in a public file, though something needs it',
      { places: { ...needing, published: 1 } },
      'deactivate-now',
      null,
    ],
    ['in a file alone, in use', { places: { ...noPlaces, places: 1 } }, 'watch', null],
    ['terminated, quiet', { places: { ...done(99), lost: 1 }, lastUsedAt: ago(99) }, 'deactivate-now', null],
    ['terminated, IAM not seen', { places: { ...done(1), lost: 1 }, isFresh: false }, 'deactivate-now', null],

    ['inactive for 29 days', inactive(30, false, -1), 'deactivated', null],
    ['inactive for 30 days', inactive(30), 'ready-to-delete', null],
    ['inactive since before it was seen', inactive(9, true), 'deactivated', 'inactive-since-unknown'],
    ['inactive, and younger than that', { ...inactive(9, true), createdAt: ago(20) }, 'deactivated', null],
    ['inactive when first seen, 30 days ago', inactive(30, true), 'ready-to-delete', null],
    ['inactive, and still needed', { ...inactive(1), places: needing }, 'deactivated', null],
    ['inactive, IAM not seen lately', { ...inactive(99), isFresh: false }, 'unknown', 'keys-not-seen'],
  ])('%s', (_, fields, step, reason) => {
    expect(keyRetirement(keyWith(fields), at, thresholds)).toMatchObject({ step, reason });
  });

  test.each<[string, Partial<RetiringKey>, Date | null]>([
    ['migrated: a week after the last use', { places: done(9), lastUsedAt: ago(2) }, ago(-5)],
    ['migrated: a week after the last place was', { places: done(1), lastUsedAt: ago(9) }, ago(-6)],
    ['deactivated: thirty days after', inactive(10), ago(-20)],
    ['still needed: not by itself', { places: needing }, null],
  ])('ready for the next step, %s', (_, fields, readyAt) => {
    expect(keyRetirement(keyWith(fields), at, thresholds).readyAt).toEqual(readyAt);
  });

  test('follows the settings', () => {
    const quick = { ...thresholds, keyQuietDays: 1, keyInactiveDays: 2 };
    expect(keyRetirement(keyWith({ places: done(3) }), at, quick).step).toBe('ready-to-deactivate');
    expect(keyRetirement(keyWith(inactive(2)), at, quick).step).toBe('ready-to-delete');
  });

  test('a key that something without a role holds is never called ready', () => {
    const days = fc.option(fc.integer({ min: 0, max: 200 }), { nil: null });
    const any = fc.record({ used: days, isUseKnown: fc.boolean(), isFresh: fc.boolean(), lost: fc.nat(2) });
    fc.assert(
      fc.property(any, ({ used, isUseKnown, isFresh, lost }) => {
        const key = keyWith({ isUseKnown, isFresh, lastUsedAt: used === null ? null : ago(used) });
        const held = { ...key, places: { ...needing, lost } };
        expect(keyRetirement(held, at, thresholds).step).toBe('still-needed');
      }),
    );
  });
});

describe('isActiveAfterMigration', () => {
  test.each<[string, Partial<RetiringKey>, boolean | 'unknown']>([
    ['lies nowhere', {}, false],
    ['unused and nowhere', { lastUsedAt: ago(99) }, false],
    ['still needed', { places: needing }, false],
    ['all migrated, used', { places: done(1) }, true],
    ['all migrated, quiet', { places: done(99), lastUsedAt: ago(50) }, true],
    ['all migrated, its use unknown', { places: done(9), lastUsedAt: null, isUseKnown: false }, true],
    ['on a terminated host', { places: { ...done(1), lost: 1 } }, true],
    ['one place not known', { places: { ...noPlaces, places: 1, unknown: 1 } }, 'unknown'],
    ['in a file alone', { places: { ...noPlaces, places: 1 } }, false],
    ['in a public file, and migrated elsewhere', { places: { ...done(1), published: 1 } }, true],
    ['inactive', { ...inactive(1), places: done(1) }, false],
  ])('%s', (_, fields, expected) => {
    const key = keyWith(fields);
    expect(isActiveAfterMigration(key)).toBe(expected);
  });
});

test('the steps are in the order of the way', () => {
  expect(keySteps.indexOf('still-needed')).toBeLessThan(keySteps.indexOf('migrated'));
  expect(keySteps.at(-1)).toBe('ready-to-delete');
});
