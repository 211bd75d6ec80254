import { describe, expect, it } from 'vitest';
import type { ChartPoint } from './chart-model.ts';
import { type Mark, placeMarks } from './marks.ts';

const point = (firstDay: string, day: string): ChartPoint => ({
  ...{ firstDay, day, label: day, hasData: true, isComplete: true },
});
const weeks = [
  point('2026-11-02', '2026-11-08'),
  point('2026-11-09', '2026-11-15'),
  point('2026-11-16', '2026-11-18'),
];
const mark = (firstDay: string, lastDay = firstDay, kind: Mark['kind'] = 'note'): Mark => ({
  ...{ key: firstDay, kind, firstDay, lastDay, label: '' },
});
const placesOf = (...marks: Mark[]) => placeMarks(weeks, marks).map(({ from, to, turn }) => [from, to, turn]);

describe('placeMarks', () => {
  it('puts a day on the point that stands for it', () => {
    expect(placesOf(mark('2026-11-02'), mark('2026-11-09'), mark('2026-11-18'))).toEqual([
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
    ]);
  });

  it('tells those apart that begin together, but for gaps', () => {
    expect(placesOf(mark('2026-11-10'), mark('2026-11-11'), mark('2026-11-12', '2026-11-16', 'gap'))).toEqual(
      [
        [1, 1, 0],
        [1, 1, 1],
        [1, 2, 0],
      ],
    );
  });

  it('cuts off what began before, and leaves out what lies outside', () => {
    expect(placesOf(mark('2026-10-01', '2026-11-03', 'gap'))).toEqual([[0, 0, 0]]);
    expect(placesOf(mark('2026-11-01'), mark('2026-11-19'))).toEqual([]);
    expect(placeMarks([], [mark('2026-11-02')])).toEqual([]);
  });
});
