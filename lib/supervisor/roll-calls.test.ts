import { expect, test } from 'vitest';
import { firstDay, planRollCalls } from './roll-calls.ts';

const now = new Date('2026-03-10T09:15:00Z');
const plan = (after: string | null) =>
  planRollCalls(firstDay(now, 3), after === null ? null : new Date(after), now).map((at) => at.toISOString());

test('a roll call at the end of each past day, and one now', () => {
  expect(plan(null)).toEqual(['2026-03-08T23:00:00.000Z', '2026-03-09T23:00:00.000Z', now.toISOString()]);
});

test('ninety days are ninety roll calls', () => {
  expect(planRollCalls(firstDay(now, 90), null, now)).toHaveLength(90);
});

test('one day is now alone', () => {
  expect(planRollCalls(firstDay(now, 1), null, now)).toEqual([now]);
});

test.each([
  ['between two', '2026-03-08T23:45:00Z', 2],
  ['at one exactly, which is not taken twice', '2026-03-08T23:00:00Z', 2],
  ['after the last', '2026-03-09T23:00:01Z', 1],
  ['now', '2026-03-10T09:15:00Z', 0],
  ['in the future, as after a clock that was wrong', '2026-03-11T00:00:00Z', 0],
])('only what is missing is taken: collected last %s', (_name, after, count) => {
  expect(plan(after)).toHaveLength(count);
});

test('late in the evening, the roll call of the day and now are two', () => {
  const late = new Date('2026-03-10T23:45:00Z');
  expect(planRollCalls(firstDay(late, 1), null, late)).toHaveLength(2);
});
