import { expect, test } from 'vitest';
import { produceOf } from './template-sentence.ts';

const [bare, named] = [[{ profile: 'web' }, { profile: null }], [{ profile: 'web' }]];

test.each([
  [{ running: 14, uncovered: 12, unknown: 0 }, bare, 'produces 12 instances without a role', true],
  [{ running: 2000, uncovered: 1248, unknown: 3 }, bare, 'produces 1,248 instances without a role', true],
  [{ running: 1, uncovered: 1, unknown: 0 }, bare, 'produces 1 instance without a role', true],
  [{ running: 9, uncovered: 1, unknown: 0 }, named, '1 of its instances has no role', true],
  [{ running: 9, uncovered: 2, unknown: 0 }, named, '2 of its instances have no role', true],
  [{ running: 3, uncovered: 0, unknown: 0 }, bare, 'its instances have roles', false],
  [{ running: 3, uncovered: 0, unknown: 2 }, named, 'of 2 instances it is not known', false],
  [{ running: 0, uncovered: 0, unknown: 0 }, bare, 'no running instance', false],
])('%j of %j: %s', (counts, versions, sentence, isBad) => {
  expect(produceOf({ ...counts, versions })).toEqual({ sentence, isBad });
});
