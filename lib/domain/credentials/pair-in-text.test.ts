import { expect, test } from 'vitest';
import { pairInText } from './pair-in-text.ts';

test('many secrets that all count as near cost looks in proportion to their number', () => {
  const secrets = Array.from({ length: 10_000 }, (_, index) => ({
    start: index * 100,
    end: index * 100 + 99,
  }));
  const ids = [{ start: 1_000_000, end: 1_000_020 }];
  let looks = 0;
  const distance = () => {
    looks++;
    return 0;
  };
  expect(pairInText(ids, secrets, distance, () => false)).toEqual([{ id: ids[0], secret: secrets.at(-1) }]);
  expect(looks).toBeLessThan(100 * secrets.length);
});
