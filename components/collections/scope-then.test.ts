import { describe, expect, it } from 'vitest';
import type { PastCollection } from '#lib/api/schemas.ts';
import { lineThen } from './scope-then.ts';

const run = (startedAt: string, more: Partial<PastCollection> = {}): PastCollection => ({
  ...{
    id: startedAt,
    startedAt,
    seconds: 60,
    outcome: 'complete',
    isCancelled: false,
    calls: 7,
    issueCount: 0,
  },
  ...more,
});
const scope = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' } as const;
const instant = '2026-11-20T23:59:59Z';
const early = run('2026-11-20T10:00:00Z');

const later = run('2026-11-20T23:59:30Z', { outcome: 'failed', isCancelled: true });
const stopped = run('2026-11-20T11:00:00Z', { outcome: 'failed', isCancelled: true });
const partial = run('2026-11-20T11:00:00Z', { outcome: 'partial' });

describe('lineThen', () => {
  it.each([
    ['nothing on record', [], null, null],
    ['ended by then', [early], 'complete', early],
    ['the newest counts', [early, partial], 'partial', partial],
    ['stopped by somebody', [early, stopped], 'cancelled', stopped],
    ['ended later', [early, later], 'running', early],
  ])('%s', (_, collections, standing, last) => {
    expect(lineThen({ ...scope, collections }, instant)).toMatchObject({ scope, standing, last });
  });

  it('does not tell how one would end', () => {
    const { runs } = lineThen({ ...scope, collections: [early, later] }, instant);
    expect(runs).toEqual([early, { ...later, outcome: 'running', isCancelled: false, seconds: null }]);
  });
});
