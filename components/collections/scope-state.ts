import type { ScopeName, ScopeState } from '#lib/api/schemas.ts';

export type Standing = 'running' | 'queued' | 'failed' | 'partial' | 'never' | 'stale' | 'complete';

const order: readonly Standing[] = ['running', 'queued', 'failed', 'partial', 'stale', 'never', 'complete'];

export function keyOf({ accountId, region, collector }: ScopeName): string {
  return `${accountId}/${region}/${collector}`;
}

/** How a scope stands, in the word that matters most. */
export function standingOf(scope: ScopeState, isQueued: boolean): Standing {
  if (scope.running !== null) return 'running';
  if (isQueued) return 'queued';
  if (scope.last === null) return 'never';
  if (scope.last.outcome === 'failed' || scope.last.outcome === 'partial') return scope.last.outcome;
  return scope.isStale ? 'stale' : 'complete';
}

/** What needs attention first; then by place, so that rows keep theirs. */
export function inOrder(
  scopes: readonly ScopeState[],
  standing: (scope: ScopeState) => Standing,
): ScopeState[] {
  return scopes.toSorted(
    (one, other) => rank(standing(one)) - rank(standing(other)) || (keyOf(one) < keyOf(other) ? -1 : 1),
  );
}

// Running and queued rows stay among the ones they came from: a list that jumps is hard to follow.
function rank(standing: Standing): number {
  return standing === 'failed' || standing === 'partial' ? order.indexOf(standing) : order.length;
}

/** The calls of a collection in one figure; by action for the title. */
export function sumCalls(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
