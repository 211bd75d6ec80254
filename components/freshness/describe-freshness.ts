import type { ScopeState } from '#lib/api/schemas.ts';

export type Freshness = {
  /** When the scope that was seen longest ago was last seen completely; null if one never was. */
  oldestAt: string | null;
  oldest: ScopeState | null;
  stale: readonly ScopeState[];
  partial: readonly ScopeState[];
  failed: readonly ScopeState[];
};

/** How far what is shown can be believed. Null where there is no scope at all. */
export function describeFreshness(scopes: readonly ScopeState[]): Freshness | null {
  const [first, ...others] = scopes;
  if (first === undefined) return null;
  const oldest = others.reduce((found, scope) => (isOlder(scope, found) ? scope : found), first);
  return {
    oldest,
    oldestAt: oldest.completeAt,
    stale: scopes.filter(({ isStale }) => isStale),
    partial: scopes.filter(({ last }) => last?.outcome === 'partial'),
    failed: scopes.filter(({ last }) => last?.outcome === 'failed'),
  };
}

function isOlder({ completeAt }: ScopeState, { completeAt: other }: ScopeState): boolean {
  if (other === null) return false;
  return completeAt === null || completeAt < other;
}
