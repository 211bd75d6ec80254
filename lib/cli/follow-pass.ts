import { scopeKey } from '#lib/domain/scopes.ts';
import type { PassProgress } from '#lib/services/collect-scopes.ts';
import type { Task } from './progress.ts';
import { describeProgress } from './time-left.ts';

/** Shows a pass as scopes that are done, with how far the scope at hand is and what that still takes. */
export function followPass(
  update: Task['update'],
  now: () => number = Date.now,
): (progress: PassProgress) => void {
  const startedAt = new Map<string, number>();
  return ({ done, total, scope, read, toRead }) => {
    const key = scopeKey(scope);
    const since = startedAt.get(key) ?? now();
    startedAt.set(key, since);
    const name = `${scope.region} ${scope.collector}`;
    update(done, total, `${name} ${read > 0 ? describeProgress(now() - since, read, toRead) : ''}`.trimEnd());
  };
}
