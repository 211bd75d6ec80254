import type { Database, Transaction } from '#lib/db/client.ts';
import type { CallCounts, Issue, Outcome, Trigger } from '#lib/domain/collections.ts';
import type { Scope } from '#lib/domain/scopes.ts';

/** What is written down of a collection when it ends. */
export type CollectionEnd = {
  finishedAt: Date;
  seenAt: Date | null;
  outcome: Outcome;
  calls: CallCounts;
  resources: Record<string, number>;
  changes: number;
  issues: Issue[];
};

/** Writes down that a collection began, and returns its id. */
export async function beginCollection(
  db: Database,
  { accountId, region, collector }: Scope,
  trigger: Trigger,
  startedAt: Date,
): Promise<string> {
  const { id } = await db.collection.create({
    data: { accountId, region, collector, trigger, startedAt },
    select: { id: true },
  });
  return id;
}

/** Writes down how a collection ended. */
export async function endCollection(
  db: Database | Transaction,
  accountId: string,
  id: string,
  end: CollectionEnd,
): Promise<void> {
  await db.collection.update({ where: { accountId_id: { accountId, id } }, data: { ...end, progress: null as never } });
}

/** Notes how far a running collection is. */
export async function noteProgress(
  db: Database,
  accountId: string,
  id: string,
  progress: { done: number; total: number | null },
): Promise<void> {
  await db.collection.updateMany({ where: { accountId, id, finishedAt: null }, data: { progress } });
}

/**
 * The collections of a scope that never ended. Whoever holds the scope's lock knows that their worker
 * is gone.
 */
export async function readUnfinished(db: Database, scope: Scope): Promise<{ id: string; startedAt: Date }[]> {
  const { accountId, region, collector } = scope;
  return db.collection.findMany({
    where: { accountId, region, collector, finishedAt: null },
    select: { id: true, startedAt: true },
  });
}
