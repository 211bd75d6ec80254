import { expect, it } from 'vitest';
import type { PastCollection } from '#lib/api/schemas.ts';
import { cellAfterKey, historyCell } from './history-cell.ts';

const run: PastCollection = {
  ...{ id: '1', startedAt: '2026-11-23T10:00:00Z', outcome: 'complete', isCancelled: false },
  ...{ seconds: 2.5, calls: 12, issueCount: 0 },
};

it.each<[Partial<PastCollection>, string, string]>([
  [{}, 'complete', 'complete, 23 Nov 2026, 10:00 UTC, 2.5 s, 12 API calls'],
  [
    { outcome: 'partial', issueCount: 1, calls: 1 },
    'partial',
    'partial, 23 Nov 2026, 10:00 UTC, 2.5 s, 1 API call, 1 issue',
  ],
  [
    { outcome: 'failed', isCancelled: true },
    'cancelled',
    'cancelled, 23 Nov 2026, 10:00 UTC, 2.5 s, 12 API calls',
  ],
  [
    { outcome: 'running', seconds: null, calls: 0 },
    'running',
    'running, 23 Nov 2026, 10:00 UTC, 0 API calls',
  ],
])('%j', (more, look, title) => {
  expect(historyCell({ ...run, ...more }, 'UTC')).toEqual({ id: '1', look, title });
});

it.each([
  ['ArrowLeft', 2, 1],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 3, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['Tab', 2, null],
])('%s from %d leads to %s', (key, from, to) => expect(cellAfterKey(key, from, 4)).toBe(to));
