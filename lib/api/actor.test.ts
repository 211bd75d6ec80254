import { expect, test } from 'vitest';
import { actorName } from './actor.ts';

test.each([
  [null, 'local'],
  ['ann', 'ann'],
  [' Zo%C3%AB & co ', 'Zoë & co'],
  ['x'.repeat(100), 'x'.repeat(100)],
])('%s is %s', (header, expected) => {
  expect(actorName(header)).toBe(expected);
});

test.each(['', '  ', 'x'.repeat(101), '%E0%A4%A', 'a%00b', 'a%0Ab'])('%j is no name', (header) => {
  expect(() => actorName(header)).toThrow('x-rolecall-actor');
});
