import { describe, expect, it } from 'vitest';
import type { ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { asksFor, describeCourse, inOrder, isWaiting, standingOf } from './scope-state.ts';

type Outcome = 'complete' | 'partial' | 'failed';

function ended(id: string, outcome: Outcome = 'complete'): NonNullable<ScopeState['last']> {
  const at = '2026-11-23T10:00:00Z';
  return {
    ...{ id, accountId: '111122223333', region: 'us-east-1', collector: 'ec2', trigger: 'manual' },
    ...{
      startedAt: at,
      finishedAt: at,
      cancelRequestedAt: null,
      seconds: 0,
      outcome,
      calls: {},
      resources: {},
      changes: 0,
    },
    ...{ issues: [], issueCount: 0, mendingPolicy: null, progress: null },
  };
}

function scope(region: string, more: Partial<ScopeState> = {}): ScopeState {
  return {
    ...{ accountId: '111122223333', region, collector: 'ec2', completeAt: null, isStale: false },
    ...{ running: null, waiting: null, last: ended('1'), nextRunAt: null },
    ...more,
  };
}

const running = { id: '2', startedAt: '2026-11-23T10:00:00Z', progress: null, isCancelling: false };
const name = (region: string) => scopeKey(scope(region));

describe('isWaiting', () => {
  const asked = new Map([[name('a'), scope('a')]]);
  it.each([
    ['asked for, nothing begun', scope('a'), true],
    ['begun', scope('a', { running }), false],
    ['ended since', scope('a', { last: ended('2') }), false],
    ['not asked for', scope('b'), false],
  ])('%s', (_, state, expected) => expect(isWaiting(state, asked)).toBe(expected));

  it('knows a scope that was never collected', () => {
    const never = scope('a', { last: null });
    expect(isWaiting(never, new Map([[name('a'), null]]))).toBe(true);
    expect(isWaiting(never, new Map())).toBe(false);
  });
});

describe('describeCourse', () => {
  const asked = new Map([
    [name('a'), scope('a')],
    [name('b'), scope('b')],
    [name('c'), null],
  ]);

  it('says nothing while nothing was asked for', () => {
    expect(describeCourse([scope('a')], new Map())).toBeNull();
  });

  it('counts what is done, runs and waits', () => {
    const scopes = [
      scope('a', { last: ended('2') }),
      scope('b', { running }),
      scope('c', { last: null }),
      scope('d'),
    ];
    expect(describeCourse(scopes, asked)).toBe('Collecting 3 scopes: 1 done, 1 running, 1 waiting');
  });

  it('says how it ended', () => {
    const scopes = [
      scope('a', { last: ended('2') }),
      scope('b', { last: ended('3') }),
      scope('c', { last: ended('4', 'failed') }),
    ];
    expect(describeCourse(scopes, asked)).toBe('Collected 3 scopes: 2 complete, 1 failed');
  });
});

describe('asksFor', () => {
  it.each([
    [{}, true],
    [{ account: '111122223333' }, true],
    [{ account: '999999999999' }, false],
    [{ account: '111122223333', region: 'a', collector: 'ec2' as const }, true],
    [{ region: 'b' }, false],
    [{ collector: 'iam' as const }, false],
  ])('%j', (request, expected) => expect(asksFor(request, scope('a'))).toBe(expected));
});

describe('standingOf', () => {
  it.each([
    [scope('a', { running, last: null }), true, 'running'],
    [scope('a'), true, 'queued'],
    [scope('a', { last: null }), false, 'never'],
    [scope('a', { last: ended('1', 'partial'), isStale: true }), false, 'partial'],
    [scope('a', { isStale: true }), false, 'stale'],
    [scope('a'), false, 'complete'],
  ] as const)('%#', (state, isQueued, expected) => expect(standingOf(state, isQueued)).toBe(expected));
});

describe('inOrder', () => {
  it('puts failed, partial and stale scopes first, and keeps a row in its place while it runs', () => {
    const scopes = [
      scope('d', { running }),
      scope('c', { isStale: true }),
      scope('b', { last: ended('1', 'partial') }),
      scope('a'),
      scope('e', { last: ended('1', 'failed'), running }),
    ];
    expect(inOrder(scopes, new Map()).map(({ region }) => region)).toEqual(['e', 'b', 'c', 'a', 'd']);
  });

  it('lets what was asked for rise, but not sink', () => {
    const asked = new Map([
      [name('a'), scope('a')],
      [name('z'), scope('z', { last: ended('1', 'failed') })],
    ]);
    const scopes = [
      scope('b'),
      scope('a', { last: ended('2', 'partial') }),
      scope('z', { last: ended('2') }),
    ];
    expect(inOrder(scopes, asked).map(({ region }) => region)).toEqual(['z', 'a', 'b']);
  });
});
