import { describe, expect, it } from 'vitest';
import { nextRows, type RowSpan, rowsInView, scrollToRow } from './rows-in-view.ts';

describe('rowsInView', () => {
  it.each([
    ['at the top', 0, { from: 0, to: 32 }],
    ['within the first block', 127, { from: 0, to: 36 }],
    ['at the next block', 128, { from: 4, to: 36 }],
    ['pulled beyond the top', -200, { from: 0, to: 28 }],
  ])('%s', (_, top, span) => expect(rowsInView({ top, height: 1000 }, 32)).toEqual(span));
});

describe('nextRows', () => {
  const seen = { from: 100, to: 132 };

  it.each([
    ['somewhere else: what is in view', { from: 0, to: 40 }, { from: 100, to: 132 }],
    ['what is in view: some of those ahead, and behind', seen, { from: 96, to: 140 }],
    ['some of those ahead: the rest', { from: 96, to: 140 }, { from: 96, to: 148 }],
    ['too few: what is in view at once', { from: 80, to: 108 }, { from: 96, to: 132 }],
    ['more than it should', { from: 60, to: 180 }, { from: 96, to: 148 }],
  ])('of a page that holds %s', (_, now, next) => expect(nextRows(now, seen)).toEqual(next));

  it('keeps more above where one scrolls up', () => {
    expect(settled({ from: 100, to: 132 }, seen, true)).toEqual({ from: 84, to: 136 });
    expect(settled({ from: 4, to: 36 }, { from: 4, to: 36 }, true)).toEqual({ from: 0, to: 40 });
  });

  it('gives back what it was given once all is there', () => {
    const now = settled(seen, seen, false);
    expect(nextRows(now, seen)).toBe(now);
  });

  it('has a turn of the wheel come with what is there, and never more rows in a frame than it has time for', () => {
    const height = 700;
    let now = settled(rowsInView({ top: 0, height }, 32), rowsInView({ top: 0, height }, 32), false);
    for (let top = 0; top < 40_000; top += 400) {
      for (const isJustTurned of [true, false]) {
        if (isJustTurned) expect(now.to * 32).toBeGreaterThanOrEqual(top + height);
        const next = nextRows(now, rowsInView({ top, height }, 32));
        expect(next.to - now.to).toBeLessThanOrEqual(8);
        expect(next.from * 32).toBeLessThanOrEqual(top);
        now = next;
      }
    }
  });
});

function settled(now: RowSpan, seen: RowSpan, isUpward: boolean): RowSpan {
  const next = nextRows(now, seen, isUpward);
  return next === now ? now : settled(next, seen, isUpward);
}

describe('scrollToRow', () => {
  const view = { top: 320, height: 352 };
  it.each([
    ['above', 3, 96],
    ['the first in view', 10, 320],
    ['the last in view', 19, 320],
    ['below', 25, 512],
  ])('%s', (_, index, top) => expect(scrollToRow(index, view, 32, 32)).toBe(top));
});
