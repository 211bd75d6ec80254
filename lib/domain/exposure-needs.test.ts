import { expect, test } from 'vitest';
import { needOfInstance, needOfTemplate } from './exposure-needs.ts';

test.each([
  [null, 'gone'],
  ['covered', 'has-role'],
  ['no-profile', 'needed'],
  ['empty-profile', 'needed'],
  ['not-eligible', 'not-running'],
  ['unknown', 'unknown'],
] as const)('an instance of coverage %s: %s', (coverage, need) => {
  expect(needOfInstance(coverage)).toBe(need);
});

test.each([
  [{ isThere: false, namesProfile: true }, 'gone'],
  [{ isThere: true, namesProfile: true }, 'has-role'],
  [{ isThere: true, namesProfile: false }, 'needed'],
] as const)('a template of %j: %s', (template, need) => {
  expect(needOfTemplate(template)).toBe(need);
});
