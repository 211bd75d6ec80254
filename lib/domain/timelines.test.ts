import { expect, test } from 'vitest';
import { type InstanceSpan, timelineOf } from './timelines.ts';

const hour = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours));

function version(fields: Partial<InstanceSpan> = {}): InstanceSpan {
  return {
    ...{ validFrom: hour(2), validTo: null, state: 'running', stateChangedAt: null, profileArn: 'web' },
    ...{ associatedAt: null, createdAt: null, launchTime: null, owner: 'payments', exempt: [] },
    ...fields,
  };
}

/** A complete look at IAM, in an instant unless told otherwise. */
function look(at: number | [startedAt: number, seenAt: number]) {
  const [startedAt, seenAt] = typeof at === 'number' ? [at, at] : at;
  return { startedAt: hour(startedAt), seenAt: hour(seenAt) };
}

/** Presence by the hour at which it begins: `2 unknown, 4 covered`. */
function presences(
  versions: InstanceSpan[],
  held: [from: number, to: number | null][],
  iam: (number | [startedAt: number, seenAt: number])[],
): string {
  const spans = held.map(([from, to]) => ({
    ...{ roleArn: 'role', validFrom: hour(from), validTo: to === null ? null : hour(to) },
  }));
  const timeline = timelineOf(versions, new Map([['web', spans]]), iam.map(look));
  return timeline.map(({ from, presence }) => `${from.getUTCHours()} ${presence}`).join(', ');
}

test.each<[string, InstanceSpan[], [number, number | null][], Parameters<typeof presences>[2], string]>([
  ['no profile', [version({ profileArn: null })], [[1, null]], [1, 4], '2 no-profile'],
  ['a role from before', [version()], [[1, null]], [1], '2 covered'],
  ['IAM was never seen', [version()], [], [], '2 unknown'],
  [
    'IAM was seen before the profile, and shows it later',
    [version()],
    [[4, null]],
    [1, 4],
    '2 unknown, 4 covered',
  ],
  [
    'IAM was seen before the profile, and never shows it',
    [version()],
    [],
    [1, 4, 5],
    '2 unknown, 4 empty-profile',
  ],
  ['known since it was associated', [version({ associatedAt: hour(1) })], [], [1], '2 empty-profile'],
  [
    'emptied and filled again',
    [version()],
    [
      [1, 4],
      [5, null],
    ],
    [1, 4, 5],
    '2 covered, 4 empty-profile, 5 covered',
  ],
  ['a role that a partial look showed', [version()], [[3, null]], [1, 5], '2 unknown, 3 unknown, 5 covered'],
  [
    'the same, and a complete one did not',
    [version()],
    [[3, 5]],
    [1, 5],
    '2 unknown, 3 unknown, 5 empty-profile',
  ],
  [
    'what comes after a version ends is not of it',
    [version({ validTo: hour(3) })],
    [[4, null]],
    [1, 4],
    '2 unknown',
  ],
  [
    'looks that had begun before it was associated prove nothing',
    [version({ associatedAt: hour(3) })],
    [],
    [
      [2, 4],
      [2.5, 5],
      [6, 7],
    ],
    '2 unknown, 7 empty-profile',
  ],
  ['at the very instant at which it begins', [version()], [[2, null]], [2], '2 covered'],
])('%s', (_, versions, held, iam, expected) => {
  expect(presences(versions, held, iam)).toBe(expected);
});

test('a timeline has no gap within a version, and ends where the last one ends', () => {
  const versions = [version({ validTo: hour(6) }), version({ validFrom: hour(6), validTo: hour(9) })];
  const spans = [{ roleArn: 'role', validFrom: hour(3), validTo: hour(7) }];
  const timeline = timelineOf(
    versions,
    new Map([['web', spans]]),
    [1, 3, 7, 8].map((at) => look(at)),
  );
  expect(timeline.map(({ from, to }) => [from, to])).toEqual(
    [
      [2, 3],
      [3, 6],
      [6, 7],
      [7, 9],
    ].map((span) => span.map(hour)),
  );
});

test('a timeline is cut where exemptions begin and end, and tells what lies in them', () => {
  const exempt = [
    { from: hour(1), to: hour(3) },
    { from: hour(5), to: null },
  ];
  const timeline = timelineOf([version({ exempt, validTo: hour(9) })], new Map(), []);
  expect(timeline.map(({ from, to, isExempt }) => [from, to, isExempt])).toEqual([
    [hour(2), hour(3), true],
    [hour(3), hour(5), false],
    [hour(5), hour(9), true],
  ]);
});
