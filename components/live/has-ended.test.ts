import { expect, test } from 'vitest';
import type { ScopeState } from '#lib/api/schemas.ts';
import { hasEnded } from './has-ended.ts';

const scope = (region: string, id: string | null) => ({
  ...{ accountId: '111122223333', region, collector: 'ec2' as const },
  last: (id === null ? null : { id }) as ScopeState['last'],
});

test.each([
  ['nothing new', [scope('a', '1')], false],
  ['one more', [scope('a', '2')], true],
  ['its first', [scope('b', '1')], true],
  ['a scope that was not noted', [scope('c', '1')], false],
])('%s', (_, scopes, expected) => {
  const before = new Map([
    ['111122223333/a/ec2', '1'],
    ['111122223333/b/ec2', null],
  ]);
  expect(hasEnded(scopes, before)).toBe(expected);
});
