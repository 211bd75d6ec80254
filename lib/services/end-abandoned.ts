import type { Database } from '#lib/db/client.ts';
import { endCollection, readUnfinished } from '#lib/db/collection-log.ts';
import { clearStaging } from '#lib/db/staging.ts';
import type { Issue } from '#lib/domain/collections.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';

/** The lock that whoever collects a scope holds. */
export function collectionLock(scope: Scope): string {
  return `collect/${scopeKey(scope)}`;
}

/** How a collection ends that recorded nothing. */
export const nothingSeen = { seenAt: null, outcome: 'failed', resources: {}, changes: 0 } as const;

/** What is written down of a collection that a person has stopped. */
export const cancelledIssue: Issue = {
  code: 'cancelled',
  message: 'The collection was cancelled. What was known before stays as it was; the next one looks again.',
};

const abandonedIssue: Issue = {
  code: 'interrupted',
  message: 'The process that ran this collection ended before it did. The next one makes up for it.',
};

/** Ends the collections of a scope that never ended. Whoever holds its lock knows that none of them is alive. */
export async function endAbandoned(
  scope: Scope,
  { db, clock }: { db: Database; clock: () => Date },
): Promise<void> {
  for (const { id, cancelRequestedAt } of await readUnfinished(db, scope)) {
    await clearStaging(db, id);
    const issues = [cancelRequestedAt === null ? abandonedIssue : cancelledIssue];
    await endCollection(db, scope.accountId, id, { ...nothingSeen, finishedAt: clock(), calls: {}, issues });
  }
}
