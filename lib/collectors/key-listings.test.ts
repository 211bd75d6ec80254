import { describe, expect, test } from 'vitest';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { ReportedKey, ReportedUser } from './credential-report.ts';
import { type ListingCase, mustListKeys } from './key-listings.ts';
import { keptKeys, listedKeys, rootKeys } from './overlay-keys.ts';

const now = new Date('2026-03-10T12:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const createdAt = new Date('2026-01-02T03:04:05Z');
const used: ReportedKey = {
  isActive: true,
  createdAt,
  lastUsedAt: new Date('2026-03-01T00:00:00Z'),
  lastUsedService: 's3',
  lastUsedRegion: 'us-east-1',
  isUseKnown: true,
};
const ann: ReportedUser = { userName: 'ann', keys: [used, null], digest: 'same' };
const noKeys: ReportedUser = { userName: 'ann', keys: [null, null], digest: 'same' };
const key: AccessKey = {
  accessKeyId: 'AKIA1',
  userName: 'ann',
  isRoot: false,
  isActive: true,
  createdAt,
  lastUsedAt: null,
  lastUsedService: null,
  lastUsedRegion: null,
  isUseKnown: true,
  owner: 'old',
};
const listedAgo = (minutes: number, reportDigest = 'same') => ({ listedAt: ago(minutes), reportDigest });
const usual: ListingCase = {
  reported: ann,
  reportedAt: ago(180),
  listing: listedAgo(60),
  previousKeys: [key],
  isUrgent: false,
  now,
};

describe('mustListKeys', () => {
  test.each<[string, Partial<ListingCase>, boolean]>([
    ['nothing changed', {}, false],
    ['never listed, holds a key', { listing: null, previousKeys: [] }, true],
    ['never listed, holds none', { listing: null, reported: noKeys, previousKeys: [] }, false],
    ['never listed, not in the report', { listing: null, reported: null, previousKeys: [] }, true],
    ['never listed, holds none but is wanted', { listing: null, reported: noKeys, isUrgent: true }, true],
    ['the report changed', { listing: listedAgo(60, 'other') }, true],
    ['a day later', { listing: listedAgo(24 * 60) }, true],
    ['nearly a day later', { listing: listedAgo(24 * 60 - 1) }, false],
    ['a day later, without keys', { listing: listedAgo(24 * 60), reported: noKeys, previousKeys: [] }, false],
    ['wanted now', { isUrgent: true }, true],
    ['wanted now, listed a moment ago', { isUrgent: true, listing: listedAgo(9) }, false],
    ['a newer report disagrees', { reportedAt: ago(30), previousKeys: [{ ...key, isActive: false }] }, true],
    ['an older report disagrees', { previousKeys: [{ ...key, isActive: false }] }, false],
    [
      'a newer report lacks the key',
      { reportedAt: ago(30), previousKeys: [{ ...key, createdAt: ago(1_000) }] },
      true,
    ],
    ['still not in the report', { reported: null }, true],
    ['no report at all', { reported: null, reportedAt: null }, false],
    ['no report for a day', { reported: null, reportedAt: null, listing: listedAgo(24 * 60) }, true],
  ])('%s', (_, change, expected) => {
    expect(mustListKeys({ ...usual, ...change })).toBe(expected);
  });
});

describe('overlay', () => {
  const holder = { userName: 'ann', owner: 'payments' };
  const listed = { accessKeyId: 'AKIA2', isActive: false, createdAt: new Date(createdAt.getTime() + 300) };

  test('a listed key has its state from now and its use from the report, by the second of its creation', () => {
    expect(listedKeys([listed], holder, ann)).toMatchObject([
      { isActive: false, lastUsedAt: used.lastUsedAt, isUseKnown: true, owner: 'payments' },
    ]);
    expect(listedKeys([{ ...listed, createdAt: now }], holder, ann)).toMatchObject([
      { lastUsedAt: null, isUseKnown: false },
    ]);
    expect(listedKeys([{ ...listed, createdAt: null }], holder, ann)).toMatchObject([{ isUseKnown: false }]);
    expect(listedKeys([listed], holder, null)).toMatchObject([{ isUseKnown: false }]);
  });

  test('a kept key follows the report in its use alone', () => {
    expect(keptKeys([{ ...key, isActive: false }], holder, ann)).toMatchObject([
      { isActive: false, lastUsedService: 's3', owner: 'payments' },
    ]);
    expect(keptKeys([key], holder, null)).toEqual([{ ...key, owner: 'payments' }]);
  });

  describe('of two keys that were created in the same second', () => {
    const inactive: ReportedKey = { ...used, isActive: false };
    const unused: ReportedKey = { ...used, lastUsedAt: null, lastUsedService: null, lastUsedRegion: null };
    const [on, off] = [true, false];
    const [usedOnce, never, unknown] = ['used', 'never used', 'unknown'];

    test.each<[string, [ReportedKey | null, ReportedKey | null], boolean[], string[]]>([
      [
        'by their status, where it differs',
        [used, { ...unused, isActive: false }],
        [off, on],
        [never, usedOnce],
      ],
      ['not where it differs in the report alone', [inactive, unused], [on, on], [unknown, unknown]],
      ['not where it differs in the listing alone', [used, unused], [off, on], [unknown, unknown]],
      ['not where it is the same', [used, unused], [on, on], [unknown, unknown]],
      ['whichever it is, where their use is the same', [used, used], [on, on], [usedOnce, usedOnce]],
      ['where neither was ever used', [unused, unused], [on, on], [never, never]],
      ['where the report has only one of them', [used, null], [off, on], [unknown, usedOnce]],
      ['where it has one, and neither is as it says', [inactive, null], [on, on], [unknown, unknown]],
    ])('each has its use %s', (_, keys, states, expected) => {
      const both = states.map((isActive, index) => ({ ...key, accessKeyId: `AKIA${index}`, isActive }));
      const reported = { ...ann, keys };
      for (const overlaid of [listedKeys(both, holder, reported), keptKeys(both, holder, reported)]) {
        expect(
          overlaid.map((each) => {
            if (!each.isUseKnown) return unknown;
            return each.lastUsedAt === null ? never : usedOnce;
          }),
        ).toEqual(expected);
        expect(overlaid.map(({ isActive }) => isActive)).toEqual(states);
      }
    });

    test('a newer report that has the same of both agrees', () => {
      const previousKeys = [key, { ...key, accessKeyId: 'AKIA2', isActive: false }];
      const reported: ReportedUser = { ...ann, keys: [used, inactive] };
      expect(mustListKeys({ ...usual, reported, reportedAt: ago(30), previousKeys })).toBe(false);
    });
  });

  test("root's keys are numbered", () => {
    expect(rootKeys({ userName: '<root_account>', keys: [null, used], digest: '' }, 'unowned')).toMatchObject(
      [{ accessKeyId: 'root/2', userName: '<root_account>', isRoot: true, isActive: true, createdAt }],
    );
  });
});
