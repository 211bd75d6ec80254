import { countOf } from '#components/format/numbers.ts';
import type { Collection, CollectionRequest, ScopeName, ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';

export type Standing =
  | 'running'
  | 'stopping'
  | 'queued'
  | 'failed'
  | 'cancelled'
  | 'partial'
  | 'never'
  | 'stale'
  | 'complete';

/** Scopes that were asked for, each as it stood just before; null if it was not known then. */
export type Asked = ReadonlyMap<string, ScopeState | null>;

/** The newest collection of a scope that has ended. */
function lastIdOf(scope: ScopeState | null): string | null {
  return scope?.last?.id ?? null;
}

/** Whether a request asks for a scope. */
export function asksFor({ account, region, collector }: CollectionRequest, scope: ScopeName): boolean {
  return (
    (account ?? scope.accountId) === scope.accountId &&
    (region ?? scope.region) === scope.region &&
    (collector ?? scope.collector) === scope.collector
  );
}

/** Whether a scope was asked for and its collection has not begun: nothing runs, and nothing has ended since. */
export function isWaiting(scope: ScopeState, asked: Asked): boolean {
  const before = asked.get(scopeKey(scope));
  return before !== undefined && scope.running === null && lastIdOf(before) === lastIdOf(scope);
}

/** How a scope stands, in the word that matters most. */
export function standingOf(scope: ScopeState, isQueued: boolean): Standing {
  if (scope.running !== null) return scope.running.isCancelling ? 'stopping' : 'running';
  // What waits to be tried again is best told by how it ended.
  if (isQueued || scope.waiting?.retryAt === null) return 'queued';
  if (scope.last === null) return 'never';
  if (scope.last.outcome !== 'complete') return endingOf(scope.last);
  return scope.isStale ? 'stale' : 'complete';
}

/** How a collection ended, or that it runs; one that somebody stopped apart from those that failed. */
export function endingOf({
  outcome,
  issues,
}: Pick<Collection, 'outcome'> & { issues: readonly { code: string }[] }): Standing {
  return outcome === 'failed' && issues.some(({ code }) => code === 'cancelled') ? 'cancelled' : outcome;
}

/** What was asked for, and how far it is: `Collecting 21 scopes: 4 done, 2 running, 15 waiting`. Null if nothing was. */
export function describeCourse(scopes: readonly ScopeState[], asked: Asked): string | null {
  const wanted = scopes.filter((scope) => asked.has(scopeKey(scope)));
  if (wanted.length === 0) return null;
  const waiting = wanted.filter((scope) => isWaiting(scope, asked)).length;
  const running = wanted.filter((scope) => scope.running !== null).length;
  const ended = wanted.filter((scope) => scope.running === null && !isWaiting(scope, asked));
  if (waiting + running > 0) {
    const parts = [part(ended.length, 'done'), part(running, 'running'), part(waiting, 'waiting')];
    return `Collecting ${countOf(wanted.length, 'scope')}: ${parts.flat().join(', ')}`;
  }
  const outcomes = ['complete', 'partial', 'failed'] as const;
  const parts = outcomes.flatMap((outcome) =>
    part(ended.filter(({ last }) => last?.outcome === outcome).length, outcome),
  );
  return `Collected ${countOf(wanted.length, 'scope')}: ${parts.join(', ')}`;
}

function part(count: number, word: string): string[] {
  return count === 0 ? [] : [`${count} ${word}`];
}

/** What needs attention first; then by place. What was asked for does not sink: one wants to see how it ends. */
export function inOrder(scopes: readonly ScopeState[], asked: Asked): ScopeState[] {
  const rankOf = (scope: ScopeState) => Math.min(rank(scope), rank(asked.get(scopeKey(scope)) ?? scope));
  return scopes.toSorted(
    (one, other) => rankOf(one) - rankOf(other) || (scopeKey(one) < scopeKey(other) ? -1 : 1),
  );
}

// By how the last collection ended, also while one waits or runs: a list that jumps is hard to follow.
function rank({ last, isStale }: ScopeState): number {
  if (last?.outcome === 'failed') return 0;
  if (last?.outcome === 'partial') return 1;
  return isStale ? 2 : 3;
}

/** The calls of a collection in one figure. */
export function sumCalls(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
