import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayCount, forecastDown } from './forecast.ts';

/** Counts of days one after the other, from day 0; null is a day without data. */
function days(...counts: (number | null)[]): DayCount[] {
  return counts.flatMap((count, day) => (count === null ? [] : [{ day, count }]));
}

const falling = (from: number, perDay: number, length = 14) =>
  Array.from({ length }, (_, day) => from - day * perDay);

describe('forecastDown', () => {
  test.each([
    ['nothing is known', [], 0, 'too-few-days'],
    ['thirteen days', falling(100, 1, 13), 0, 'too-few-days'],
    ['it stays', falling(100, 0), 0, 'not-falling'],
    ['it grows', falling(100, -1), 0, 'not-falling'],
    ['it is there', falling(13, 1), 0, 'reached'],
    ['it is below, though it grew', falling(1, -1), 20, 'reached'],
    ['in more than five years', falling(100_000, 1), 0, 'too-far'],
  ] as const)('%s', (_, counts, target, gap) => {
    expect(forecastDown(days(...counts), target)).toEqual({ gap });
  });

  test('a steady fall goes on', () => {
    expect(forecastDown(days(...falling(100, 2)), 0)).toEqual({
      ...{ perDay: 2, daysLeft: 37, daysLeftAtBest: 37, daysLeftAtWorst: 37 },
    });
    expect(forecastDown(days(...falling(100, 2)), 50)).toMatchObject({ daysLeft: 12 });
  });

  test('days without data leave a gap, not a slope', () => {
    const counts = falling(100, 2, 20).map((count, day) => (day % 5 === 1 ? null : count));
    expect(forecastDown(days(...counts), 0)).toMatchObject({ perDay: 2 });
  });

  test('one day that stands out does not bend it', () => {
    const counts = falling(100, 2).map((count, day) => (day === 6 ? 1_000 : count));
    expect(forecastDown(days(...counts), 0)).toMatchObject({ perDay: 2 });
  });

  test('the best is not after the middle, nor the worst before it', () => {
    const some = fc.array(fc.nat(500), { minLength: 14, maxLength: 40 });
    fc.assert(
      fc.property(some, (counts) => {
        const forecast = forecastDown(days(...counts), 0);
        if ('gap' in forecast) return;
        expect(forecast.daysLeftAtBest).toBeLessThanOrEqual(forecast.daysLeft);
        expect(forecast.daysLeftAtWorst ?? forecast.daysLeft).toBeGreaterThanOrEqual(forecast.daysLeft);
      }),
    );
  });
});
