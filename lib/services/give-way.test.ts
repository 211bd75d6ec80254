import { afterEach, expect, test, vi } from 'vitest';
import { createGiveWay } from './give-way.ts';

afterEach(() => vi.restoreAllMocks());

test('others are let in once a computation has taken long, and not before', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let isIn = false;
  const giveWay = createGiveWay();
  setImmediate(() => {
    isIn = true;
  });

  now = 9;
  await giveWay();
  expect(isIn).toBe(false);
  now = 10;
  await giveWay();
  expect(isIn).toBe(true);
});
