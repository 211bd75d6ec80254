import { expect, test } from 'vitest';
import { allRules } from '#lib/domain/rules/index.ts';
import { findingWords } from './findings.ts';

test('a rule is called the same everywhere', () => {
  expect(findingWords.rules).toEqual(Object.fromEntries(allRules.map(({ id, title }) => [id, title])));
});
