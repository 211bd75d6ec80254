import { describe, expect, it } from 'vitest';
import { collectionGaps, type SeenDay } from './collection-gaps.ts';

const east = { accountId: '1', region: 'us-east-1' };
const west = { accountId: '1', region: 'us-west-2' };
const since = (day: string, lastAt: string | null = null) => ({
  firstAt: new Date(`${day}T05:00:00Z`),
  lastAt: lastAt === null ? null : new Date(`${lastAt}T05:00:00Z`),
});
const day = (number: number) => `2026-11-0${number}`;
const on = (place: typeof east, numbers: number[], staleScopes = 0): SeenDay[] =>
  numbers.map((number) => ({ ...place, day: day(number), staleScopes }));

function gaps(seen: SeenDay[], monitored = [{ ...east, ...since(day(1)) }]) {
  return collectionGaps(day(1), day(5), seen, monitored);
}

describe('collectionGaps', () => {
  it('finds none where every day was seen', () => {
    expect(gaps(on(east, [1, 2, 3, 4, 5]))).toEqual([]);
  });

  it('joins days on end, and keeps others apart', () => {
    expect(gaps(on(east, [1, 4]))).toEqual([
      { firstDay: day(2), lastDay: day(3), unseen: [east], partlySeen: [] },
      { firstDay: day(5), lastDay: day(5), unseen: [east], partlySeen: [] },
    ]);
  });

  it('names a place under the worse of its days', () => {
    expect(gaps([...on(east, [1, 4, 5]), ...on(east, [2], 1)])).toEqual([
      { firstDay: day(2), lastDay: day(3), unseen: [east], partlySeen: [] },
    ]);
    expect(gaps([...on(east, [1, 2, 4, 5]), ...on(east, [3], 2)])).toEqual([
      { firstDay: day(3), lastDay: day(3), unseen: [], partlySeen: [east] },
    ]);
  });

  it('expects nothing of a place before it is monitored and from the day it is not any more', () => {
    const monitored = [
      { ...east, ...since(day(1)) },
      { ...west, ...since(day(3), day(5)) },
    ];
    expect(gaps(on(east, [1, 2, 3, 4, 5]), monitored)).toEqual([
      { firstDay: day(3), lastDay: day(4), unseen: [west], partlySeen: [] },
    ]);
  });
});
