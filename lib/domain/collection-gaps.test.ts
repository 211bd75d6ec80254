import { describe, expect, it } from 'vitest';
import { collectionGaps, type LackingDay } from './collection-gaps.ts';

const east = { accountId: '1', region: 'us-east-1' };
const west = { accountId: '1', region: 'us-west-2' };
const day = (number: number) => `2026-11-0${number}`;
const lacking = (place: typeof east, numbers: number[], isSeen = false): LackingDay[] =>
  numbers.map((number) => ({ ...place, day: day(number), isSeen }));
const inOrder = (...days: LackingDay[][]) => days.flat().toSorted((a, b) => a.day.localeCompare(b.day));

describe('collectionGaps', () => {
  it('finds none where nothing is lacking', () => {
    expect(collectionGaps([])).toEqual([]);
  });

  it('joins days on end, and keeps others apart', () => {
    expect(collectionGaps(lacking(east, [2, 3, 5]))).toEqual([
      { firstDay: day(2), lastDay: day(3), unseen: [east], partlySeen: [] },
      { firstDay: day(5), lastDay: day(5), unseen: [east], partlySeen: [] },
    ]);
  });

  it('joins days on end of different places', () => {
    expect(collectionGaps(inOrder(lacking(east, [2, 3]), lacking(west, [3, 4], true)))).toEqual([
      { firstDay: day(2), lastDay: day(4), unseen: [east], partlySeen: [west] },
    ]);
  });

  it('names a place under the worse of its days', () => {
    expect(collectionGaps(inOrder(lacking(east, [3]), lacking(east, [2, 4], true)))).toEqual([
      { firstDay: day(2), lastDay: day(4), unseen: [east], partlySeen: [] },
    ]);
    expect(collectionGaps(lacking(east, [3], true))).toEqual([
      { firstDay: day(3), lastDay: day(3), unseen: [], partlySeen: [east] },
    ]);
  });
});
