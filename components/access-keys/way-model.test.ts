import { describe, expect, test } from 'vitest';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { noPlaces } from '#lib/domain/key-retirement.ts';
import { wayOf } from './way-model.ts';

type Retirement = NonNullable<AccessKeyDetail['retirement']>;

const retirement: Retirement = {
  ...noPlaces,
  ...{ step: 'watch', reason: null, readyAt: null, doneAt: null },
  ...{ statusSince: '2026-01-01T00:00:00.000Z', isStatusFirst: true },
  ...{ unscanned: 0, remediation: null },
};
const lastUsedAt = '2026-11-20T00:00:00.000Z';
const wayWith = (fields: Partial<Retirement>, isRoot = false) =>
  wayOf({ retirement: { ...retirement, ...fields }, isRoot, lastUsedAt });
const readyAt = '2026-12-01T00:00:00.000Z';

describe('wayOf', () => {
  test.each<[Partial<Retirement>, number, string]>([
    [{ step: 'watch' }, 0, 'It is in use'],
    [
      { step: 'still-needed', places: 4, needing: 3 },
      1,
      'Of 4 places in which it was found, 3 have no role yet:',
    ],
    [
      { step: 'still-needed', places: 1, needing: 1 },
      1,
      'Of 1 place in which it was found, 1 has no role yet:',
    ],
    [{ step: 'migrated', readyAt }, 2, 'It was used not long ago.'],
    [{ step: 'ready-to-deactivate', reason: 'quiet' }, 3, 'nothing has used it since'],
    [{ step: 'ready-to-deactivate', reason: 'unused' }, 3, 'for long'],
    [{ step: 'deactivate-now', lost: 2 }, 3, 'It lay on 2 hosts that are terminated'],
    [{ step: 'deactivate-now', open: 1 }, 3, 'It lies on 1 host with a public address'],
    [{ step: 'deactivated', readyAt }, 4, 'inactive'],
    [{ step: 'ready-to-delete' }, 5, 'nothing has missed it'],
  ])('%j: station %d', (fields, place, headline) => {
    const way = wayWith(fields);
    expect(way.stations.findIndex(({ state }) => state === 'here')).toBe(place);
    expect(way.stations.filter(({ state }) => state === 'done')).toHaveLength(place);
    expect(way.headline).toContain(headline);
  });

  test('a key that anybody may read skips what would make it ready', () => {
    const way = wayWith({ step: 'deactivate-now', published: 1, needing: 3 });
    expect(way.headline).toContain('Anybody may read 1 place');
    expect(way.stations.map(({ state }) => state)).toEqual([
      'ahead',
      'ahead',
      'ahead',
      'here',
      'ahead',
      'ahead',
      'ahead',
    ]);
  });

  test('a key that is gone has come to the end', () => {
    expect(wayOf({ retirement: null, isRoot: false, lastUsedAt }).stations.at(-1)?.state).toBe('here');
  });

  test('what is not known stands nowhere, and says why', () => {
    const way = wayWith({ step: 'unknown', reason: 'places-unknown', unknown: 2 });
    expect(new Set(way.stations.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(way.headline).toContain('Of 2 places it is not known');
    expect(wayWith({ step: 'unknown', reason: 'use-unknown' }).headline).toContain('AWS has no information');
  });

  test.each<[Partial<Retirement>, boolean, RegExp[]]>([
    [{ unscanned: 12 }, false, [/12 instances has not been read/]],
    [{ step: 'deactivate-now', lost: 1, doneAt: '2026-11-19T00:00:00.000Z' }, false, [/used since/]],
    [{ step: 'deactivate-now', lost: 1, doneAt: '2026-11-21T00:00:00.000Z' }, false, []],
    [{ unscanned: 12 }, true, [/ids of root keys/]],
    [{ step: 'deactivated', reason: 'inactive-since-unknown', unscanned: 3 }, false, [/first seen/]],
    [{ step: 'still-needed', needing: 1, places: 2, lost: 1 }, false, [/1 host that is terminated, too/]],
  ])('says what limits it: %j', (fields, isRoot, notes) => {
    expect(wayWith(fields, isRoot).notes).toEqual(notes.map((note) => expect.stringMatching(note)));
  });

  test('from when on it is ready', () => {
    expect(wayWith({ step: 'migrated', readyAt }).ready?.label).toContain('deactivate');
    const unknown = { step: 'deactivated', reason: 'inactive-since-unknown', readyAt } as const;
    expect(wayWith(unknown).ready?.label).toContain('at the latest');
  });
});
