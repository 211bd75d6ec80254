import { expect, test } from 'vitest';
import type { Tag } from '../estate/model.ts';
import { ownerOfTags } from './owner-of-tags.ts';

const cases: [Tag[], string][] = [
  [[], 'unowned'],
  [[['Name', 'web']], 'unowned'],
  [[['owner', '']], 'unowned'],
  [[['owner', 'payments ']], 'payments'],
  [[['OWNER', 'Platform']], 'platform'],
  [[['team', 'Payments Team']], 'payments'],
  [
    [
      ['team', 'search'],
      ['Owner', 'growth'],
    ],
    'growth',
  ],
  [
    [
      ['owner', ' '],
      ['Team', 'search'],
    ],
    'search',
  ],
];

test.each(cases)('%j belong to %s', (tags, owner) => {
  expect(ownerOfTags(tags)).toBe(owner);
});
