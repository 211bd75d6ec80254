import { afterEach, expect, test, vi } from 'vitest';
import { createGiveWay, inSteps } from './give-way.ts';

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

test('computations that go on at once take turns, with room for others in between', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let rounds = 0;
  let counting = setImmediate(function count() {
    rounds += 1;
    counting = setImmediate(count);
  });
  const compute = async () => {
    const giveWay = createGiveWay();
    now += 10;
    await giveWay();
    return rounds;
  };

  const [one = 0, two = 0, three = 0] = await Promise.all([compute(), compute(), compute()]);
  clearImmediate(counting);
  expect([two - one, three - two]).toEqual([1, 1]);
});

test('a computation in steps gives way before each of them, and comes to its end', async () => {
  const seen: string[] = [];
  const giveWay = async () => {
    seen.push('others');
  };
  function* steps() {
    seen.push('first');
    yield;
    seen.push('second');
    return 7;
  }
  expect(await inSteps(steps(), giveWay)).toBe(7);
  expect(seen).toEqual(['others', 'first', 'others', 'second']);
});
