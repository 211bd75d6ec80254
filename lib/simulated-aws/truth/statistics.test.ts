import { expect, test } from 'vitest';
import { mean, median, percentile90, survivalMedian } from './statistics.ts';

test.each([
  { values: [], expected: [null, null, null] },
  { values: [5], expected: [5, 5, 5] },
  { values: [4, 2], expected: [3, 3, 4] },
  { values: [9, 1, 2], expected: [4, 2, 9] },
  { values: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], expected: [55, 55, 90] },
  { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], expected: [6, 6, 10] },
])('mean, median and p90 of $values', ({ values, expected }) => {
  expect([mean(values), median(values), percentile90(values)]).toEqual(expected);
});

const died = (duration: number) => ({ duration, ended: true });
const censored = (duration: number) => ({ duration, ended: false });

test.each([
  { lives: [], expected: null },
  { lives: [censored(3), censored(9)], expected: null },
  { lives: [died(4), died(8)], expected: 4 },
  { lives: [died(4), died(8), died(9)], expected: 8 },
  // After 2: 3/4. The censoring at 5 leaves two at risk, so after 7: 3/8.
  { lives: [died(2), censored(5), died(7), censored(9)], expected: 7 },
  // At 5 the event comes before the censoring: 3 at risk, 2/3; then 10 takes it to 0.
  { lives: [censored(5), died(5), died(10)], expected: 10 },
  { lives: [died(6), died(6), censored(6), censored(7)], expected: 6 },
  { lives: [died(1), censored(2), censored(2), censored(2)], expected: null },
])('the Kaplan-Meier median of $lives is $expected', ({ lives, expected }) => {
  expect(survivalMedian(lives)).toBe(expected);
});
