import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';

test('events come out by time, and those of one instant in the order of their planning', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const queue = new EventQueue();
      const taken: [number, number][] = [];
      for (const [order, at] of times.entries()) queue.add(at, () => taken.push([at, order]));
      for (let event = queue.takeUntil(20); event; event = queue.takeUntil(20)) event.run(event.at);
      const expected = times
        .map((at, order): [number, number] => [at, order])
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(taken).toEqual(expected);
    }),
  );
});

test('what happens later than the limit stays', () => {
  const queue = new EventQueue();
  queue.add(5, () => {});
  expect(queue.takeUntil(4)).toBeUndefined();
  expect(queue.takeUntil(5)?.at).toBe(5);
  expect(queue.takeUntil(5)).toBeUndefined();
});
