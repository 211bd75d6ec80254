import { expect, test } from 'vitest';
import { bitsOf, countVerdicts, rulesIn, verdictOn } from './compliance-standing.ts';

const asked = ['key-old', 'key-unused', 'key-root'] as const;

test.each([
  ['fail', { failing: 1, judged: 3, unknown: 2 }, 3],
  ['not-assessed', { failing: 1, judged: 3, unknown: 2 }, 2],
  ['pass', { failing: 1, judged: 7, unknown: 2 }, 4],
  [null, { failing: 1, judged: 3, unknown: 2 }, 4],
  // What does not have to be judged any more still fails while its finding stands.
  ['fail', { failing: 4, judged: 0, unknown: 0 }, 4],
] as const)('%s: %j against %i', (verdict, standing, rules) => {
  expect(verdictOn(standing, rules)).toBe(verdict);
});

test('bits stand for rules in the order in which they were asked for', () => {
  expect(bitsOf(['key-root', 'key-old'], asked)).toBe(5);
  expect(rulesIn(5, asked)).toEqual(['key-old', 'key-root']);
});

test('resources are counted by verdict; those that no rule judges are not', () => {
  const standings = [
    { failing: 1, judged: 1, unknown: 0, count: 3 },
    { failing: 0, judged: 1, unknown: 1, count: 2 },
    { failing: 0, judged: 1, unknown: 0, count: 5 },
    { failing: 0, judged: 2, unknown: 0, count: 7 },
  ];
  expect(countVerdicts(standings, 1)).toEqual({ fail: 3, notAssessed: 2, pass: 5 });
});
