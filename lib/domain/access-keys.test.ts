import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accessKeyStatistics,
  ageBandOf,
  ageBands,
  daysSince,
  isNeverUsed,
  isUnused,
  keyAgeDays,
  maskedKeyId,
} from './access-keys.ts';
import { defaultSettings } from './settings.ts';
import { dayMs } from './statistics.ts';

const at = new Date('2026-06-01T00:00:00Z');
const ago = (days: number, ms = 0) => new Date(at.getTime() - days * dayMs - ms);
const { thresholds } = defaultSettings;

type Key = Parameters<typeof accessKeyStatistics>[0][number];

function key(fields: Partial<Key> = {}): Key {
  return {
    isActive: true,
    isRoot: false,
    createdAt: ago(10),
    lastUsedAt: ago(1),
    isUseKnown: true,
    ...fields,
  };
}

const statistics = (...keys: Key[]) => accessKeyStatistics(keys, at, thresholds);

describe('age', () => {
  test.each<[Date, number]>([
    [ago(0), 0],
    [ago(1, -1), 0],
    [ago(1), 1],
    [ago(91, -1), 90],
    [ago(91), 91],
    [ago(-3), 0],
  ])('since %s: %d days', (since, days) => {
    expect(daysSince(since, at)).toBe(days);
    expect(keyAgeDays({ createdAt: since }, at)).toBe(days);
  });

  test('without a creation time there is none', () => {
    expect(keyAgeDays({ createdAt: null }, at)).toBeNull();
  });

  test.each([
    [0, '0-90'],
    [90, '0-90'],
    [91, '91-180'],
    [180, '91-180'],
    [181, '181-365'],
    [365, '181-365'],
    [366, 'over-365'],
    [9999, 'over-365'],
  ])('of %d days is in band %s', (days, band) => {
    expect(ageBandOf(days)).toBe(band);
  });

  test('bands follow one another without gap', () => {
    for (const [index, { firstDay }] of ageBands.entries()) {
      expect(firstDay).toBe(index === 0 ? 0 : ageBands[index - 1]!.lastDay + 1);
    }
  });
});

describe('isUnused', () => {
  test.each<[string, Partial<Key>, boolean]>([
    ['used 45 days ago', { lastUsedAt: ago(45) }, false],
    ['used a moment less than 46 days ago', { lastUsedAt: ago(46, -1) }, false],
    ['used 46 days ago', { lastUsedAt: ago(46) }, true],
    ['never used, in its grace', { lastUsedAt: null, createdAt: ago(8, -1) }, false],
    ['never used, past its grace', { lastUsedAt: null, createdAt: ago(8) }, true],
    ['never used, of unknown age', { lastUsedAt: null, createdAt: null }, false],
    ['old, but used lately', { createdAt: ago(900) }, false],
    ['unused, of unknown age', { lastUsedAt: ago(46), createdAt: null }, true],
    ['unknown use', { lastUsedAt: null, createdAt: ago(900), isUseKnown: false }, false],
    ['inactive', { lastUsedAt: ago(900), isActive: false }, false],
  ])('%s: %s', (_, fields, expected) => {
    expect(isUnused(key(fields), at, thresholds)).toBe(expected);
  });

  test('follows the settings', () => {
    expect(isUnused(key({ lastUsedAt: ago(11) }), at, { keyUnusedDays: 10, newKeyGraceDays: 0 })).toBe(true);
    expect(isUnused(key({ lastUsedAt: null }), at, { keyUnusedDays: 1, newKeyGraceDays: 10 })).toBe(false);
  });
});

describe('isNeverUsed', () => {
  test.each<[Partial<Key>, boolean]>([
    [{ lastUsedAt: null }, true],
    [{ lastUsedAt: null, isUseKnown: false }, false],
    [{ lastUsedAt: null, isActive: false }, false],
    [{}, false],
  ])('%o: %s', (fields, expected) => {
    expect(isNeverUsed(key(fields))).toBe(expected);
  });
});

describe('accessKeyStatistics', () => {
  test('of no keys are zeros, with every band', () => {
    expect(statistics()).toEqual({
      active: 0,
      inactive: 0,
      root: 0,
      neverUsed: 0,
      unused45Days: 0,
      olderThan90Days: 0,
      ageBands: [
        { band: '0-90', count: 0 },
        { band: '91-180', count: 0 },
        { band: '181-365', count: 0 },
        { band: 'over-365', count: 0 },
      ],
    });
  });

  test.each<[string, Partial<Key>, Partial<ReturnType<typeof statistics>>]>([
    ['an active key', {}, { active: 1, inactive: 0, neverUsed: 0, unused45Days: 0, olderThan90Days: 0 }],
    ['of 90 days', { createdAt: ago(91, -1) }, { olderThan90Days: 0 }],
    ['of 91 days', { createdAt: ago(91) }, { olderThan90Days: 1 }],
    ['unused for 45 days', { lastUsedAt: ago(46, -1) }, { unused45Days: 0 }],
    ['unused for 46 days', { lastUsedAt: ago(46) }, { unused45Days: 1, neverUsed: 0 }],
    ['never used and new', { lastUsedAt: null }, { unused45Days: 0, neverUsed: 1 }],
    [
      'never used, 45 days old',
      { lastUsedAt: null, createdAt: ago(46, -1) },
      { unused45Days: 0, neverUsed: 1 },
    ],
    ['never used, 46 days old', { lastUsedAt: null, createdAt: ago(46) }, { unused45Days: 1, neverUsed: 1 }],
    [
      'of unknown use',
      { lastUsedAt: null, createdAt: ago(99), isUseKnown: false },
      { unused45Days: 0, neverUsed: 0, olderThan90Days: 1 },
    ],
    [
      'of unknown age',
      { createdAt: null, lastUsedAt: null },
      { active: 1, neverUsed: 1, unused45Days: 0, olderThan90Days: 0 },
    ],
    [
      'inactive',
      { isActive: false, createdAt: ago(900), lastUsedAt: null },
      { active: 0, inactive: 1, neverUsed: 0, unused45Days: 0, olderThan90Days: 0 },
    ],
    ['the root user’s', { isRoot: true }, { active: 1, root: 1 }],
    ['the root user’s, inactive', { isRoot: true, isActive: false }, { active: 0, inactive: 1, root: 1 }],
  ])('%s', (_, fields, expected) => {
    expect(statistics(key(fields))).toMatchObject(expected);
  });

  test('bands hold active keys of known age, and all but the first are older than 90 days', () => {
    const anyDate = fc.option(
      fc.integer({ min: -2, max: 500 * 24 }).map((hours) => ago(0, hours * 3_600_000)),
    );
    const anyKey = fc.record({
      isActive: fc.boolean(),
      isRoot: fc.boolean(),
      createdAt: anyDate,
      lastUsedAt: anyDate,
      isUseKnown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyKey), (keys) => {
        const {
          active,
          inactive,
          olderThan90Days,
          neverUsed,
          unused45Days,
          ageBands: bands,
        } = statistics(...keys);
        const counts = bands.map(({ count }) => count);
        const sum = counts.reduce((total, count) => total + count, 0);
        expect(active + inactive).toBe(keys.length);
        expect(sum).toBe(keys.filter((one) => one.isActive && one.createdAt !== null).length);
        expect(olderThan90Days).toBe(sum - counts[0]!);
        expect(Math.max(neverUsed, unused45Days)).toBeLessThanOrEqual(active);
      }),
    );
  });
});

test.each([
  ['AKIAQYLPMN5HABCDWXYZ', 'AKIA************WXYZ'],
  ['ASIAQYLPMN5HABCDEFGHIJKL', 'ASIA****************IJKL'],
  ['root/1', 'root/1'],
])('%s is shown as %s', (id, shown) => {
  expect(maskedKeyId(id)).toBe(shown);
});
