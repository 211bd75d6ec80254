import { describe, expect, test } from 'vitest';
import { type EpisodeSettings, episodesOf, type Segment } from './episodes.ts';

/** An instant by the minute. */
const t = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000);

const base: Omit<Segment, 'from' | 'to'> = {
  state: 'running',
  presence: 'no-profile',
  isExempt: false,
  createdAt: t(-100),
  launchTime: t(-50),
  associatedAt: null,
  stateChangedAt: null,
  owner: 'payments',
};

type Said = Partial<Omit<Segment, 'from' | 'to'>>;

/** Contiguous segments that begin at the given minutes; the last goes on. */
function timeline(...said: [from: number, said: Said][]): Segment[] {
  return said.map(([from, fields], index) => {
    const next = said[index + 1];
    return { ...base, ...fields, from: t(from), to: next ? t(next[0]) : null };
  });
}

function until(segments: Segment[], minute: number): Segment[] {
  return segments.with(-1, { ...segments.at(-1)!, to: t(minute) });
}

const settings: EpisodeSettings = { includeStopped: false, monitoredSince: null };
const withStopped: EpisodeSettings = { includeStopped: true, monitoredSince: null };

/** Episodes in short: opened, cause, ended, ending; minutes. */
function short(segments: Segment[], how = settings) {
  const minute = (time: Date | null) => time && (time.getTime() - t(0).getTime()) / 60_000;
  return episodesOf(segments, how).map((span) => [
    minute(span.openedAt),
    span.cause,
    minute(span.endedAt),
    span.ending,
  ]);
}

const covered: Said = { presence: 'covered' };
const stopped: Said = { state: 'stopped' };
const exempt: Said = { isExempt: true };

describe('an exemption', () => {
  test.each<[string, Parameters<typeof timeline>, unknown[]]>([
    ['opens none', [[0, exempt]], []],
    [
      'ends one',
      [
        [0, {}],
        [10, exempt],
      ],
      [[-100, 'launch', 10, 'exempted']],
    ],
    [
      'that ends opens another one',
      [
        [0, {}],
        [10, exempt],
        [20, {}],
      ],
      [
        [-100, 'launch', 10, 'exempted'],
        [20, 'exemption-ended', null, null],
      ],
    ],
    [
      'that ends opens none with a role',
      [
        [0, exempt],
        [10, covered],
      ],
      [],
    ],
    [
      'that ended before the role was lost is not why the next one opens',
      [
        [0, exempt],
        [10, covered],
        [20, {}],
      ],
      [[20, 'profile-removed', null, null]],
    ],
    [
      'that ends while it is stopped is not, either',
      [
        [0, exempt],
        [10, stopped],
        [20, { launchTime: t(18) }],
      ],
      [[18, 'start', null, null]],
    ],
    [
      'and a role at once: the role ends it',
      [
        [0, {}],
        [10, { ...covered, ...exempt, associatedAt: t(5) }],
      ],
      [[-100, 'launch', 5, 'role-attached']],
    ],
    [
      'and its termination at once: that ends it',
      [
        [0, {}],
        [10, { state: 'terminated', ...exempt }],
      ],
      [[-100, 'launch', 10, 'terminated']],
    ],
  ])('%s', (_, segments, episodes) => {
    expect(short(timeline(...segments))).toEqual(episodes);
  });
});

describe('opening', () => {
  test('nothing is known of nothing', () => {
    expect(short([])).toEqual([]);
  });

  test.each<[string, Said, unknown[]]>([
    ['no profile opens one at creation', {}, [[-100, 'launch', null, null]]],
    ['so does an empty profile', { presence: 'empty-profile' }, [[-100, 'launch', null, null]]],
    ['without creation, at launch', { createdAt: null }, [[-50, 'launch', null, null]]],
    ['without either, at first sight', { createdAt: null, launchTime: null }, [[0, 'launch', null, null]]],
    ['never after it was seen', { createdAt: t(7) }, [[0, 'launch', null, null]]],
    ['not with a role', covered, []],
    ['not with an unknown profile', { presence: 'unknown' }, []],
    ['not while pending', { state: 'pending' }, []],
    ['not in an unknown state', { state: 'unknown' }, []],
    ['not while stopped', stopped, []],
    ['not while stopping', { state: 'stopping' }, []],
    ['not while shutting down', { state: 'shutting-down' }, []],
    ['not when terminated', { state: 'terminated' }, []],
  ])('%s', (_, said, episodes) => {
    expect(short(timeline([0, said]))).toEqual(episodes);
  });

  test('a profile that turns out to be empty has been so since creation', () => {
    const segments = timeline([0, { presence: 'unknown' }], [10, { presence: 'empty-profile' }]);
    expect(short(segments)).toEqual([[-100, 'launch', null, null]]);
  });

  test('an instance first seen pending opens one at its creation', () => {
    const unknownTimes = { createdAt: null, launchTime: null };
    expect(short(timeline([0, { state: 'pending' }], [10, {}]))).toEqual([[-100, 'launch', null, null]]);
    expect(short(timeline([0, { state: 'pending', ...unknownTimes }], [10, unknownTimes]))).toEqual([
      [0, 'launch', null, null],
    ]);
  });

  test.each<[string, Said, number]>([
    ['at its launch time', { launchTime: t(25) }, 25],
    ['not before it was seen stopped', { launchTime: t(5) }, 20],
    ['not after it was seen running', { launchTime: t(35) }, 30],
    ['when seen running, without a launch time', { launchTime: null }, 30],
  ])('after an observed stop it opens %s', (_, said, opened) => {
    const segments = timeline([0, { state: 'stopping' }], [20, stopped], [30, said]);
    expect(short(segments)).toEqual([[opened, 'start', null, null]]);
  });

  test('a pending segment between stop and start changes nothing', () => {
    const segments = timeline([0, stopped], [20, { state: 'pending' }], [30, { launchTime: t(19) }]);
    expect(short(segments)).toEqual([[19, 'start', null, null]]);
  });

  test.each<[Said, string]>([
    [{}, 'profile-removed'],
    [{ presence: 'empty-profile' }, 'profile-emptied'],
  ])('losing the role opens it when that was first seen: %s', (said, cause) => {
    expect(short(timeline([0, covered], [10, said]))).toEqual([[10, cause, null, null]]);
  });

  test('the role was lost where cover first ended, even if what came then was unknown at first', () => {
    const segments = timeline(
      [0, covered],
      [10, { presence: 'unknown' }],
      [20, { presence: 'empty-profile' }],
    );
    expect(short(segments)).toEqual([[10, 'profile-emptied', null, null]]);
  });

  test('a profile of unknown contents that is removed: opened when that was first seen', () => {
    const unknown: Said = { presence: 'unknown' };
    expect(short(timeline([0, unknown], [10, {}]))).toEqual([[10, 'profile-removed', null, null]]);
    expect(short(timeline([0, covered], [5, unknown], [10, {}]))).toEqual([
      [10, 'profile-removed', null, null],
    ]);
  });

  test('a profile of unknown contents that is removed before the start: the start decides', () => {
    const segments = timeline(
      [0, { ...stopped, presence: 'unknown' }],
      [10, stopped],
      [30, { launchTime: t(25) }],
    );
    expect(short(segments)).toEqual([[25, 'start', null, null]]);
  });

  test('a profile that was seen empty, then unknown, and is removed: open since creation', () => {
    const segments = timeline([0, { presence: 'empty-profile' }], [5, { presence: 'unknown' }], [10, {}]);
    expect(short(segments)).toEqual([[-100, 'launch', null, null]]);
  });

  test('a role lost while stopped: the start decides', () => {
    const segments = timeline([0, covered], [10, stopped], [30, { launchTime: t(25) }]);
    expect(short(segments)).toEqual([[25, 'start', null, null]]);
  });

  test('a role lost after the start: the removal decides', () => {
    const segments = timeline(
      [0, { ...stopped, ...covered }],
      [20, { ...covered, launchTime: t(15) }],
      [40, { launchTime: t(15) }],
    );
    expect(short(segments)).toEqual([[40, 'profile-removed', null, null]]);
  });

  test('with unknown times, a lost role still gives the cause', () => {
    const times = { createdAt: null, launchTime: null };
    expect(short(timeline([0, { ...covered, ...times }], [10, times]))).toEqual([
      [10, 'profile-removed', null, null],
    ]);
  });

  test('a role lost at the very moment of the launch: the removal decides', () => {
    const lost = { createdAt: null, launchTime: t(10) };
    expect(short(timeline([0, covered], [10, lost]))).toEqual([[10, 'profile-removed', null, null]]);
  });

  test('a stop that is seen in two parts began with the first', () => {
    const segments = timeline(
      [0, covered],
      [10, stopped],
      [20, { ...stopped, owner: 'search' }],
      [30, { launchTime: t(5) }],
    );
    expect(short(segments)).toEqual([[10, 'profile-removed', null, null]]);
    expect(short(segments.slice(1))).toEqual([[10, 'start', null, null]]);
  });

  test('cover seen in an undecided state counts when the role is lost', () => {
    const segments = timeline([0, { ...covered, state: 'pending' }], [10, {}]);
    expect(short(segments)).toEqual([[10, 'profile-removed', null, null]]);
  });
});

describe('ending by a role', () => {
  test.each<[string, Said, number]>([
    ['when AWS says it was attached', { associatedAt: t(4) }, 4],
    ['at the snapshot itself', { associatedAt: t(10) }, 10],
    ['when first seen, if AWS says nothing', {}, 10],
    ['when first seen, if AWS says a time before the opening', { associatedAt: t(-101) }, 10],
    ['when first seen, if AWS says the opening itself', { associatedAt: t(-100) }, 10],
    ['when first seen, if AWS says a later time', { associatedAt: t(11) }, 10],
  ])('ends %s', (_, said, ended) => {
    expect(short(timeline([0, {}], [10, { ...covered, ...said }]))).toEqual([
      [-100, 'launch', ended, 'role-attached'],
    ]);
  });

  test.each(['pending', 'running', 'stopping', 'stopped'] as const)('ends in the live state %s', (state) => {
    expect(short(timeline([0, {}], [10, { ...covered, state }]))).toEqual([
      [-100, 'launch', 10, 'role-attached'],
    ]);
  });

  test('an unknown state changes nothing, whatever the profile', () => {
    expect(short(timeline([0, {}], [10, { ...covered, state: 'unknown' }]))).toEqual([
      [-100, 'launch', null, null],
    ]);
  });
});

describe('a role attached to an instance that is seen stopped', () => {
  const both = (stateChangedAt: Date | null, associatedAt: Date | null): Segment[] =>
    timeline([0, {}], [10, { ...stopped, ...covered, stateChangedAt, associatedAt }]);

  test.each<[string, Segment[], number, string]>([
    ['after the stop: the stop ended it', both(t(4), t(8)), 4, 'stopped'],
    ['before the stop: the role did', both(t(8), t(4)), 4, 'role-attached'],
    ['at the moment of the stop: the role did', both(t(4), t(4)), 4, 'role-attached'],
    ['at a time that AWS does not say: the stop came first', both(t(4), null), 4, 'stopped'],
    ['before a stop whose time AWS does not say', both(null, t(4)), 4, 'role-attached'],
    ['before a stop that cannot have been then', both(t(-100), t(4)), 4, 'role-attached'],
    ['both at times that AWS does not say', both(null, null), 10, 'role-attached'],
  ])('%s', (_, segments, ended, ending) => {
    expect(short(segments)).toEqual([[-100, 'launch', ended, ending]]);
    expect(short(segments, withStopped)).toMatchObject([
      [-100, 'launch', expect.anything(), 'role-attached'],
    ]);
  });

  test('and started with it: no other period opens', () => {
    const segments = [
      ...both(t(4), t(8)).slice(0, 1),
      ...timeline([10, { ...stopped, ...covered, stateChangedAt: t(4), associatedAt: t(8) }], [20, covered]),
    ];
    expect(short(segments)).toEqual([[-100, 'launch', 4, 'stopped']]);
  });
});

describe('a profile that is seen empty and gets its role later', () => {
  const associated: Said = { associatedAt: t(5) };
  const empty: Said = { ...associated, presence: 'empty-profile' };

  test('ends it when the role was seen, not when the profile was associated', () => {
    const segments = timeline([0, {}], [10, empty], [20, { ...associated, ...covered }]);
    expect(short(segments)).toEqual([[-100, 'launch', 20, 'role-attached']]);
  });

  test('not even if nothing was known of it in between', () => {
    const segments = timeline(
      [0, {}],
      [10, empty],
      [15, { ...associated, presence: 'unknown' }],
      [20, { ...associated, ...covered }],
    );
    expect(short(segments)).toEqual([[-100, 'launch', 20, 'role-attached']]);
  });

  test('another profile with a role, associated since, ends it then', () => {
    const segments = timeline([0, {}], [10, empty], [20, { ...covered, associatedAt: t(12) }]);
    expect(short(segments)).toEqual([[-100, 'launch', 12, 'role-attached']]);
  });
});

describe('ending otherwise', () => {
  test.each<[Said, EpisodeSettings, string | null]>([
    [stopped, settings, 'stopped'],
    [{ state: 'stopping' }, settings, 'stopped'],
    [{ ...stopped, presence: 'unknown' }, settings, 'stopped'],
    [stopped, withStopped, null],
    [{ state: 'stopping' }, withStopped, null],
    [{ state: 'shutting-down' }, settings, 'terminated'],
    [{ state: 'terminated' }, settings, 'terminated'],
    [{ state: 'terminated' }, withStopped, 'terminated'],
    [{ state: 'terminated', ...covered }, settings, 'terminated'],
    [{ state: 'pending' }, settings, null],
    [{ state: 'unknown' }, settings, null],
    [{ presence: 'unknown' }, settings, null],
    [{ presence: 'empty-profile' }, settings, null],
  ])('%o under %o: %s', (said, how, ending) => {
    expect(short(timeline([0, {}], [10, said]), how)).toEqual([
      [-100, 'launch', ending === null ? null : 10, ending],
    ]);
  });

  test.each<[string, Date | null, number]>([
    ['when AWS says', t(4), 4],
    ['at the snapshot itself', t(10), 10],
    ['when seen, if AWS says nothing', null, 10],
    ['when seen, if AWS says the opening', t(-100), 10],
    ['when seen, if AWS says a later time', t(11), 10],
  ])('the state ends it %s', (_, stateChangedAt, ended) => {
    for (const state of ['stopped', 'terminated'] as const) {
      expect(short(timeline([0, {}], [10, { state, stateChangedAt }]))).toEqual([
        [-100, 'launch', ended, state],
      ]);
    }
  });

  test('absence from a complete snapshot ends it when it was last there', () => {
    expect(short(until(timeline([0, {}]), 10))).toEqual([[-100, 'launch', 10, 'terminated']]);
  });

  test('a gap ends it too, and the return opens another, not before that end', () => {
    const segments = [...until(timeline([0, {}]), 10), ...timeline([20, {}])];
    expect(short(segments)).toEqual([
      [-100, 'launch', 10, 'terminated'],
      [10, 'launch', null, null],
    ]);
  });
});

describe('several episodes', () => {
  test('stop and start: one ends, another opens', () => {
    const segments = timeline(
      [0, {}],
      [10, { ...stopped, stateChangedAt: t(9) }],
      [20, { launchTime: t(15) }],
    );
    expect(short(segments)).toEqual([
      [-100, 'launch', 9, 'stopped'],
      [15, 'start', null, null],
    ]);
  });

  test('where stopped instances count, stop and start change nothing', () => {
    const segments = timeline(
      [0, {}],
      [10, { state: 'stopping' }],
      [20, stopped],
      [30, { launchTime: t(25) }],
    );
    expect(short(segments, withStopped)).toEqual([[-100, 'launch', null, null]]);
  });

  test('where stopped instances count, a stop does not move the opening', () => {
    const empty: Said = { ...stopped, presence: 'empty-profile' };
    const segments = timeline([0, { ...stopped, presence: 'unknown' }], [10, empty]);
    expect(short(segments, withStopped)).toEqual([[-100, 'launch', null, null]]);
  });

  test('a role attached and lost again', () => {
    const segments = timeline([0, {}], [10, { ...covered, associatedAt: t(8) }], [20, {}], [30, covered]);
    expect(short(segments)).toEqual([
      [-100, 'launch', 8, 'role-attached'],
      [20, 'profile-removed', 30, 'role-attached'],
    ]);
  });
});

describe('what goes with an episode', () => {
  test('it is seen, and owned, as its first snapshot says', () => {
    const segments = timeline([0, { presence: 'unknown' }], [10, {}], [20, { owner: 'search' }]);
    expect(episodesOf(segments, settings)).toMatchObject([{ seenAt: t(10), owner: 'payments' }]);
  });

  test.each<[string, Segment[], Date | null, boolean]>([
    ['seen by the first snapshot', timeline([0, {}]), t(0), true],
    [
      'of unknown age, seen by the first snapshot',
      timeline([0, { createdAt: null, launchTime: null }]),
      t(0),
      true,
    ],
    [
      'found empty only later',
      timeline([0, { presence: 'unknown' }], [10, { presence: 'empty-profile' }]),
      t(0),
      true,
    ],
    ['opened after the first snapshot', timeline([10, { createdAt: t(5) }]), t(0), false],
    ['of a role lost later', timeline([0, covered], [10, {}]), t(0), false],
    [
      'of a profile lost later, never looked into',
      timeline([0, { presence: 'unknown' }], [10, {}]),
      t(0),
      false,
    ],
    ['of a start later', timeline([0, stopped], [10, { launchTime: t(5) }]), t(0), false],
    ['before monitoring began at all', timeline([0, {}]), null, false],
  ])('open at the start: %s', (_, segments, monitoredSince, openAtStart) => {
    expect(episodesOf(segments, { ...settings, monitoredSince })).toMatchObject([{ openAtStart }]);
  });

  test('an empty segment says nothing', () => {
    const nothing = { ...base, ...covered, from: t(10), to: t(10) };
    const [first, second] = timeline([0, {}], [10, { owner: 'search' }]);
    expect(short([first!, nothing, second!])).toEqual([[-100, 'launch', null, null]]);
  });
});
