import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickValueTicks } from './value-ticks.ts';

describe('pickValueTicks', () => {
  it.each([
    [0, 0, [0, 0.5, 1]],
    [0, 5e-324, [0, 0.5, 1]],
    [0, 1, [0, 0.5, 1]],
    [0, 7, [0, 2, 4, 6, 8]],
    [0.8, 1, [0.8, 0.85, 0.9, 0.95, 1]],
    [0, 185, [0, 50, 100, 150, 200]],
    [0, 2e9, [0, 5e8, 1e9, 1.5e9, 2e9]],
  ])('from %d to %d', (lowest, highest, ticks) => {
    expect(pickValueTicks(lowest, highest, 4).ticks).toEqual(ticks);
  });

  it('never steps by less than what is counted', () => {
    expect(pickValueTicks(0, 1, 4, 1).ticks).toEqual([0, 1]);
    expect(pickValueTicks(0, 3, 4, 1).ticks).toEqual([0, 1, 2, 3]);
  });

  it('holds the range between the first tick and the last, in two to eight ticks', () => {
    const value = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [lowest, highest] = one < other ? [one, other] : [other, one];
        const { low, high, ticks } = pickValueTicks(lowest, highest, 4);
        const slack = 1e-6 * Math.max(1, highest);
        return low <= lowest + slack && high >= highest - slack && ticks.length >= 2 && ticks.length <= 8;
      }),
    );
  });
});
