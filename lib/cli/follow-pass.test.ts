import { expect, test } from 'vitest';
import { followPass } from './follow-pass.ts';

test('a pass is shown by its scopes, and what the one at hand still takes', () => {
  const shown: unknown[] = [];
  let now = 0;
  const follow = followPass(
    (...figures) => shown.push(figures),
    () => now,
  );
  const scope = { accountId: '111122223333', region: 'us-east-1', collector: 'user-data' } as const;
  follow({ done: 2, total: 3, scope, read: 0, toRead: null });
  now = 10_000;
  follow({ done: 2, total: 3, scope, read: 200, toRead: 2_000 });
  now = 50_000;
  follow({ done: 2, total: 3, scope, read: 1_000, toRead: 2_000 });
  expect(shown).toEqual([
    [2, 3, 'us-east-1 user-data'],
    [2, 3, 'us-east-1 user-data 200 of 2,000, 1 min 30 s left'],
    [2, 3, 'us-east-1 user-data 1,000 of 2,000, 50 s left'],
  ]);
});
