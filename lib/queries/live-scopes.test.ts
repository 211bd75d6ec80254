import { expect, test } from 'vitest';
import type { LiveScopes, ScopesPage } from '#lib/api/schemas.ts';
import { withLive } from './live-scopes.ts';

const at = '2026-11-23T10:00:00Z';
const name = (region: string) => ({ accountId: '111122223333', region, collector: 'ec2' as const });
const progress = { done: 400, total: 2_000 };
const running = { id: '1', startedAt: at, progress: null, isCancelling: false };

const page: ScopesPage = {
  data: ['a', 'b', 'c'].map((region) => ({
    ...name(region),
    ...{ completeAt: at, isStale: false, last: null, nextRunAt: null },
    running: region === 'b' ? running : null,
    waiting: region === 'c' ? { since: at, retryAt: null } : null,
  })),
  nextCursor: null,
};

test('what runs and waits is what the events tell; all else stays', () => {
  const live: LiveScopes = {
    running: [
      { ...name('a'), ...running, id: '2', progress, accountName: 'main', trigger: 'manual' },
      { ...name('z'), ...running, accountName: 'main', trigger: 'manual' },
    ],
    waiting: [{ ...name('b'), since: at, retryAt: at }],
  };
  const [a, b, c] = withLive(page, live).data;
  expect(a).toEqual({ ...page.data[0], running: { ...running, id: '2', progress } });
  expect(b).toEqual({ ...page.data[1], running: null, waiting: { since: at, retryAt: at } });
  expect(c).toEqual({ ...page.data[2], waiting: null });
});
