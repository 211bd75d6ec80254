import { describe, expect, test } from 'vitest';
import { createTokenBucket, type Pacer } from './token-bucket.ts';

/** A clock that stands still until something sleeps, and then jumps. */
function virtualPacer(): Pacer & { at: () => number } {
  let nowMs = 0;
  return {
    at: () => nowMs,
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      nowMs += ms;
    },
  };
}

const { signal } = new AbortController();

async function takeMany(count: number, capacity: number, refillPerSecond: number): Promise<number[]> {
  const pacer = virtualPacer();
  const bucket = createTokenBucket({ capacity, refillPerSecond }, pacer);
  const times: number[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    await bucket.take(signal);
    times.push(pacer.at());
  }
  return times;
}

describe('token bucket', () => {
  test.each([
    { count: 3, capacity: 3, rate: 10, lastMs: 0 },
    { count: 4, capacity: 3, rate: 10, lastMs: 100 },
    { count: 13, capacity: 3, rate: 10, lastMs: 1_000 },
    { count: 2_000, capacity: 90, rate: 19, lastMs: 100_526 },
    { count: 2, capacity: 1, rate: 0.5, lastMs: 2_000 },
  ])(
    'lets the $count. through after $lastMs ms: $capacity at once, then $rate a second',
    async ({ count, capacity, rate, lastMs }) => {
      const times = await takeMany(count, capacity, rate);
      const last = times.at(-1) ?? -1;
      expect(last).toBeGreaterThanOrEqual(lastMs);
      expect(last).toBeLessThan(lastMs * 1.02 + 5);
    },
  );

  test('never lets more through than a bucket that is a little larger and faster', async () => {
    const times = await takeMany(1_000, 90, 19);
    for (const [index, at] of times.entries()) expect(index + 1).toBeLessThanOrEqual(100 + (at / 1_000) * 20);
  });

  test('after a pause it is empty, and two pauses are one', async () => {
    const pacer = virtualPacer();
    const bucket = createTokenBucket({ capacity: 10, refillPerSecond: 10 }, pacer);
    await bucket.take(signal);
    bucket.pause(2_000);
    bucket.pause(1_000);
    await bucket.take(signal);
    expect(pacer.at()).toBeGreaterThanOrEqual(2_100);
    expect(pacer.at()).toBeLessThan(2_110);
  });

  test('who is aborted while waiting takes nothing', async () => {
    const pacer = virtualPacer();
    const bucket = createTokenBucket({ capacity: 1, refillPerSecond: 1 }, pacer);
    await bucket.take(signal);
    await expect(bucket.take(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    await bucket.take(signal);
    expect(pacer.at()).toBe(1_000);
  });
});
