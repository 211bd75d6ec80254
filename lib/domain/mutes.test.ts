import { expect, test } from 'vitest';
import { catchesEverything, likeOf, type MutePattern } from './mutes.ts';

const nothing: MutePattern = { rule: null, account: null, owner: null, tag: null, resource: null };

test.each<[Partial<MutePattern>, boolean]>([
  [{}, true],
  [{ resource: '*' }, true],
  [{ resource: '**' }, true],
  [{ resource: '*a*' }, false],
  [{ resource: '?' }, false],
  [{ resource: '*', owner: 'payments' }, false],
  [{ tag: { key: 'env', value: null } }, false],
  [{ rule: 'key-old' }, false],
])('%j leaves nothing out: %s', (pattern, expected) => {
  expect(catchesEverything({ ...nothing, ...pattern })).toBe(expected);
});

test.each([
  ['i-0*', 'i-0%'],
  ['web-?', 'web-_'],
  ['100%_\\', '100\\%\\_\\\\'],
])('%s is like %s', (glob, expected) => {
  expect(likeOf(glob)).toBe(expected);
});
