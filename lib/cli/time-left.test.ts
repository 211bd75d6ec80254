import { expect, test } from 'vitest';
import { describeProgress, estimateTimeLeft, formatDuration } from './time-left.ts';

test.each([
  [0, '0.0 s'],
  [940, '0.9 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [7_800_000, '2 h 10 min'],
])('%d ms are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  ['nothing is done', 5_000, 0, 10, null],
  ['the total is unknown', 5_000, 5, null, null],
  ['it has only begun', 1_999, 5, 10, null],
  ['half is done', 5_000, 5, 10, 5_000],
  ['all is done', 5_000, 10, 10, 0],
  ['more is done than there was', 5_000, 12, 10, 0],
])('time left when %s', (_name, elapsedMs, done, total, left) => {
  expect(estimateTimeLeft(elapsedMs, done, total)).toBe(left);
});

test.each([
  [4_000, 1_204, 2_000, '1,204 of 2,000, 2.6 s left'],
  [1_000, 3, 90, '3 of 90, 1.0 s'],
  [12_000, 40, null, '40, 12 s'],
  [3_000, 0, null, '3.0 s'],
])('progress in words', (elapsedMs, done, total, text) => {
  expect(describeProgress(elapsedMs, done, total)).toBe(text);
});
