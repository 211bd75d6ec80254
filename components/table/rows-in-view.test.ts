import { describe, expect, it } from 'vitest';
import { rowsInView, scrollToRow } from './rows-in-view.ts';

describe('rowsInView', () => {
  it.each([
    ['at the top', 0, 1000, { from: 0, to: 40 }],
    ['within the first block', 255, 1000, { from: 0, to: 48 }],
    ['at the next block', 512, 1000, { from: 8, to: 56 }],
    ['at the end', 1000 * 32 - 640, 1000, { from: 968, to: 1000 }],
    ['beyond the end', 99_999, 1000, { from: 1000, to: 1000 }],
    ['of a few rows', 0, 3, { from: 0, to: 3 }],
    ['of none', 0, 0, { from: 0, to: 0 }],
  ])('%s', (_, top, count, span) => {
    expect(rowsInView({ top, height: 1000 }, 32, count)).toEqual(span);
  });

  it('holds whatever is in view, and changes once in a block', () => {
    const spans = new Set<string>();
    for (let top = 0; top < 256 * 10; top++) {
      const { from, to } = rowsInView({ top, height: 700 }, 32, 5_000);
      expect(from * 32).toBeLessThanOrEqual(top);
      expect(to * 32).toBeGreaterThanOrEqual(top + 700);
      spans.add(`${from} ${to}`);
    }
    expect(spans.size).toBeLessThanOrEqual(21);
  });
});

describe('scrollToRow', () => {
  const view = { top: 320, height: 352 };
  it.each([
    ['above', 3, 96],
    ['the first in view', 10, 320],
    ['the last in view', 19, 320],
    ['below', 25, 512],
  ])('%s', (_, index, top) => expect(scrollToRow(index, view, 32, 32)).toBe(top));
});
