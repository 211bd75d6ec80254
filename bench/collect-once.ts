import type { Database } from '#lib/db/client.ts';
import { type Collector, collectors, type Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { AccountDoor } from '#lib/services/account-door.ts';
import { collectScopes } from '#lib/services/collect-scopes.ts';

type Collecting = {
  db: Database;
  settings: Settings;
  scopes: readonly Scope[];
  at: Date;
  door?: AccountDoor;
};

/**
 * Collects scopes as the schedule does, for the instant `at`, rollup included; returns how many seconds it took.
 *
 * @throws Error if a collection is not complete: figures of one that failed would say nothing
 */
export async function collectOnce({ db, settings, scopes, at, door }: Collecting): Promise<number> {
  const order = (collector: Collector) => collectors.indexOf(collector);
  const start = performance.now();
  const { collections, skipped } = await collectScopes({
    ctx: { actor: { kind: 'system', name: 'bench' }, visibleAccounts: 'all', db, settings, now: at },
    scopes: scopes.toSorted((one, other) => order(one.collector) - order(other.collector)),
    trigger: 'schedule',
    ...(door && { door }),
    clock: () => at,
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - start) / 1000;
  for (const { scope, outcome, issues } of collections)
    if (outcome !== 'complete')
      throw new Error(`The collection of ${scope.collector} is ${outcome}: ${JSON.stringify(issues)}`);
  if (skipped.length > 0) throw new Error(`Scopes were left out: ${JSON.stringify(skipped)}`);
  return seconds;
}
