import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endingLetter,
  episodeTimes,
  hourMs,
  kaplanMeierMedian,
  mean,
  median,
  percentile,
  survivalMedians,
  type TimedEpisode,
  type Watch,
} from './statistics.ts';
import { allAtOnce } from './testing/all-at-once.ts';

const someValues = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });

describe('mean, median, percentile', () => {
  test('of nothing are null', () => {
    expect([mean([]), median([]), percentile([], 90)]).toEqual([null, null, null]);
  });

  test.each<[number[], number, number, number]>([
    [[7], 7, 7, 7],
    [[1, 2], 1.5, 1.5, 2],
    [[9, 1, 2], 4, 2, 9],
    [[4, 1, 3, 2], 2.5, 2.5, 4],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5.5, 5.5, 9],
    [[100, 20, 3], 41, 20, 100],
  ])('of %o: %d, %d and %d', (values, itsMean, itsMedian, p90) => {
    expect([mean(values), median(values), percentile(values, 90)]).toEqual([itsMean, itsMedian, p90]);
  });

  test('a rank that is whole is not rounded up for lack of precision', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const percent of hundred) expect(percentile(hundred, percent)).toBe(percent);
  });

  test('the percentile is the smallest value that enough values do not exceed', () => {
    fc.assert(
      fc.property(someValues, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const enough = values.filter(
          (value) => values.filter((other) => other <= value).length * 100 >= percent * values.length,
        );
        expect(percentile(values, percent)).toBe(Math.min(...enough));
      }),
    );
  });

  test('the median has as many values below as above, and none of them changes the values', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const before = [...values];
        const middle = median(values) ?? Number.NaN;
        expect(values.filter((value) => value < middle).length * 2).toBeLessThanOrEqual(values.length);
        expect(values.filter((value) => value > middle).length * 2).toBeLessThanOrEqual(values.length);
        percentile(values, 90);
        expect(values).toEqual(before);
      }),
    );
  });
});

const ended = (duration: number): Watch => ({ duration, ended: true });
const cut = (duration: number): Watch => ({ duration, ended: false });

describe('kaplanMeierMedian', () => {
  test.each<[string, Watch[], number | null]>([
    ['of nothing', [], null],
    ['of one end', [ended(5)], 5],
    ['of one watch cut short', [cut(5)], null],
    ['is where one half has ended', [ended(1), ended(2), ended(3), ended(4)], 2],
    ['is where more than one half has, of an odd number', [ended(3), ended(1), ended(2)], 2],
    ['counts the end of a tie before the cut: 2 of 4 end at 3', [cut(3), ended(3), ended(3), cut(9)], 3],
    [
      'not among those cut before: 1/1 at 5, though 3 of 4 never ended',
      [cut(1), cut(2), cut(3), ended(5)],
      5,
    ],
    ['never comes where too few end: 3/4, 3/8 not reached', [ended(1), cut(2), cut(3), cut(4)], null],
    ['comes exactly at one half: 3/4 × 2/3', [ended(1), ended(2), cut(3), cut(4)], 2],
    ['comes later than the median of the ended alone', [ended(1), ended(2), ended(9), cut(5), cut(8)], 9],
    ['takes an end at 0', [ended(0), ended(0), ended(4)], 0],
  ])('%s', (_, watches, expected) => {
    expect(kaplanMeierMedian(watches)).toBe(expected);
  });

  test('the textbook: 6-MP of Freireich et al. 1963, median 23 weeks; its placebo 8', () => {
    const treated = [
      ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map(ended),
      ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(cut),
    ];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map(ended);
    expect(kaplanMeierMedian(treated)).toBe(23);
    expect(kaplanMeierMedian(placebo)).toBe(8);
  });

  test('without cuts it is the nearest-rank median, one half exact however long the product', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 200 }), (durations) => {
        expect(kaplanMeierMedian(durations.map(ended))).toBe(percentile(durations, 50));
      }),
    );
  });

  test('is the smallest duration with a share of at most one half left, by the definition', () => {
    const watches = fc.array(fc.record({ duration: fc.nat(12), ended: fc.boolean() }), { maxLength: 25 });
    fc.assert(
      fc.property(watches, (all) => {
        const left = (until: number) =>
          [...new Set(all.filter((one) => one.ended && one.duration <= until).map((one) => one.duration))]
            .map((at) => {
              const atRisk = all.filter((one) => one.duration >= at).length;
              return 1 - all.filter((one) => one.ended && one.duration === at).length / atRisk;
            })
            .reduce((product, factor) => product * factor, 1);
        const durations = all.map((one) => one.duration).sort((a, b) => a - b);
        expect(kaplanMeierMedian(all)).toBe(durations.find((at) => left(at) <= 0.5 + 1e-9) ?? null);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What `survivalMedians` promises, one instant at a time. */
function medianAsKnown(episodes: readonly TimedEpisode[], at: Date): number | null {
  const watches = episodes
    .filter(({ openedAt }) => openedAt <= at)
    .map(({ openedAt, endedAt, ending }) => {
      const isOver = endedAt !== null && endedAt <= at;
      const end = isOver ? endedAt : at;
      return { duration: end.getTime() - openedAt.getTime(), ended: isOver && ending === 'role-attached' };
    });
  const medianMs = kaplanMeierMedian(watches);
  return medianMs === null ? null : medianMs / hourMs;
}

const endings = ['role-attached', 'role-attached', 'terminated', 'stopped', 'exempted'] as const;

describe('survivalMedians', () => {
  const episode = fc
    .record({
      opened: fc.nat(40),
      lasted: fc.option(fc.nat(20)),
      ending: fc.constantFrom(...endings),
    })
    .map(({ opened, lasted, ending }): TimedEpisode => {
      const endedAt = lasted === null ? null : new Date((opened + lasted) * hourMs);
      return { openedAt: new Date(opened * hourMs), endedAt, ending: endedAt && ending };
    });

  test('equal the simple function at every instant', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 30 }), (episodes) => {
        const instants = Array.from({ length: 64 }, (_, hour) => new Date((hour - 1) * hourMs));
        expect(allAtOnce(survivalMedians(episodeTimes(episodes), instants))).toEqual(
          instants.map((at) => medianAsKnown(episodes, at)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('equal it at the same instant twice, and at one alone', () => {
    const instant = fc.nat(64).map((hour) => new Date(hour * hourMs));
    fc.assert(
      fc.property(
        fc.array(episode, { maxLength: 20 }),
        fc.array(instant, { maxLength: 8 }),
        (episodes, given) => {
          const instants = given.toSorted((a, b) => a.getTime() - b.getTime());
          const [first] = instants;
          if (first !== undefined)
            expect(allAtOnce(survivalMedians(episodeTimes(episodes), [first]))[0]).toBe(
              medianAsKnown(episodes, first),
            );
          expect(allAtOnce(survivalMedians(episodeTimes(episodes), instants))).toEqual(
            instants.map((at) => medianAsKnown(episodes, at)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('equal it for as many episodes as an estate has', () => {
    const episodes = manyEpisodes(5_000);
    const instants = [0, 30, 200, 365, 400].map((day) => new Date(day * 24 * hourMs));
    expect(allAtOnce(survivalMedians(episodeTimes(episodes), instants))).toEqual(
      instants.map((at) => medianAsKnown(episodes, at)),
    );
  });

  test('of no episodes are null, of no instants nothing', () => {
    expect(allAtOnce(survivalMedians(episodeTimes([]), [new Date(0)]))).toEqual([null]);
    expect(allAtOnce(survivalMedians(episodeTimes(manyEpisodes(3)), []))).toEqual([]);
  });
});

/** Episodes over a year from a fixed sequence, some still open. */
function manyEpisodes(count: number): TimedEpisode[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  return Array.from({ length: count }, () => {
    const opened = next(365 * 24 * 60);
    const endedAt = next(4) === 0 ? null : new Date((opened + next(60 * 24 * 60)) * 60_000);
    return {
      openedAt: new Date(opened * 60_000),
      endedAt,
      ending: endedAt && (endings[next(endings.length)] ?? 'terminated'),
    };
  });
}

test('each ending has a letter of its own', () => {
  const letters = new Set([...endings, null].map(endingLetter));
  expect(letters.size).toBe(new Set(endings).size + 1);
});
