import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpisodeEnding } from './episodes.ts';
import { type Mttr, mttr, mttrFromRollups } from './mttr.ts';
import { episodeTimes, hourMs, type TimedEpisode } from './statistics.ts';
import { allAtOnce } from './testing/all-at-once.ts';

const h = (hour: number) => new Date(Date.UTC(2026, 0, 1) + hour * hourMs);

function episode(opened: number, ended?: number, ending: EpisodeEnding = 'role-attached'): TimedEpisode {
  return ended === undefined
    ? { openedAt: h(opened), endedAt: null, ending: null }
    : { openedAt: h(opened), endedAt: h(ended), ending };
}

const over = (...episodes: TimedEpisode[]) =>
  allAtOnce(mttr({ episodes: episodeTimes(episodes), from: h(100), at: h(200) }));

const nothing = {
  meanHours: null,
  medianHours: null,
  p90Hours: null,
  remediated: 0,
  open: 0,
  openMeanAgeHours: null,
  terminated: 0,
  stopped: 0,
  exempted: 0,
  survivalMedianHours: null,
};

describe('mttr', () => {
  test('without episodes has no data, not zeros', () => {
    expect(over()).toEqual(nothing);
  });

  test('measures the episodes that a role ended in the period', () => {
    expect(over(episode(110, 112), episode(120, 124), episode(90, 102))).toEqual({
      ...nothing,
      meanHours: 6,
      medianHours: 4,
      p90Hours: 12,
      remediated: 3,
      survivalMedianHours: 4,
    });
  });

  test.each<[string, TimedEpisode, Partial<Mttr>]>([
    ['ended at the beginning: not of the period', episode(90, 100), { remediated: 0, open: 0 }],
    ['ended just after it', episode(90, 100.001), { remediated: 1 }],
    ['ended at the instant', episode(150, 200), { remediated: 1, open: 0, meanHours: 50 }],
    [
      'ended after the instant: still open',
      episode(150, 201),
      { remediated: 0, open: 1, openMeanAgeHours: 50 },
    ],
    ['opened at the instant', episode(200), { open: 1, openMeanAgeHours: 0 }],
    ['opened after it', episode(201), { open: 0, openMeanAgeHours: null }],
    ['opened long before', episode(-100), { open: 1, openMeanAgeHours: 300 }],
  ])('%s', (_, one, expected) => {
    expect(over(one)).toMatchObject(expected);
  });

  test.each(['terminated', 'stopped', 'exempted'] as const)('one that is %s is counted apart', (ending) => {
    expect(over(episode(110, 111, ending), episode(110, 120))).toEqual({
      ...nothing,
      meanHours: 10,
      medianHours: 10,
      p90Hours: 10,
      remediated: 1,
      [ending]: 1,
      survivalMedianHours: 10,
    });
  });

  test('the survival median sees what stays open, where the mean looks better', () => {
    const result = over(episode(196, 198), episode(150), episode(100), episode(110), episode(190, 199));
    expect(result.meanHours).toBe(5.5);
    expect(result.survivalMedianHours).toBeNull();
    expect(result.openMeanAgeHours).toBe(80);
  });
});

describe('mttrFromRollups', () => {
  test('of sums that are nothing has no data', () => {
    const sums = {
      remediatedSeconds: [],
      episodesOpen: 0,
      episodesOpenSeconds: 0,
      terminated: 0,
      stopped: 0,
      exempted: 0,
    };
    expect(mttrFromRollups({ ...sums, survivalMedianHours: null })).toEqual(nothing);
  });

  test('is mttr of the same episodes', () => {
    const endings = ['role-attached', 'terminated', 'stopped', 'exempted'] as const;
    const any = fc.tuple(
      fc.integer({ min: 0, max: 200 }),
      fc.option(fc.nat(90)),
      fc.constantFrom(...endings),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (parts) => {
        const episodes = parts.map(([opened, lasted, ending]) =>
          lasted === null ? episode(opened) : episode(opened, opened + lasted, ending),
        );
        const direct = over(...episodes);
        const inPeriod = episodes.filter(({ endedAt }) => endedAt && endedAt > h(100) && endedAt <= h(200));
        const open = episodes.filter(
          ({ openedAt, endedAt }) => openedAt <= h(200) && !(endedAt && endedAt <= h(200)),
        );
        const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000;
        const summed = mttrFromRollups({
          remediatedSeconds: inPeriod
            .filter(({ ending }) => ending === 'role-attached')
            .map(({ openedAt, endedAt }) => seconds(openedAt, endedAt!)),
          episodesOpen: open.length,
          episodesOpenSeconds: open.reduce((sum, { openedAt }) => sum + seconds(openedAt, h(200)), 0),
          terminated: inPeriod.filter(({ ending }) => ending === 'terminated').length,
          stopped: inPeriod.filter(({ ending }) => ending === 'stopped').length,
          exempted: inPeriod.filter(({ ending }) => ending === 'exempted').length,
          survivalMedianHours: direct.survivalMedianHours,
        });
        expect(summed.openMeanAgeHours ?? 0).toBeCloseTo(direct.openMeanAgeHours ?? 0, 9);
        expect({ ...summed, openMeanAgeHours: null }).toEqual({ ...direct, openMeanAgeHours: null });
      }),
    );
  });
});
