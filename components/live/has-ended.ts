import type { ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';

/** Whether a collection of a scope has ended since `before` was noted: the newest ended one of each scope. */
export function hasEnded(
  scopes: readonly Pick<ScopeState, 'accountId' | 'region' | 'collector' | 'last'>[],
  before: ReadonlyMap<string, string | null>,
): boolean {
  return scopes.some((scope) => {
    const known = before.get(scopeKey(scope));
    return known !== undefined && known !== (scope.last?.id ?? null);
  });
}
