import type { Database, Transaction } from '#lib/db/client.ts';

/** How far a bulk act is, and what became of its findings. */
export type BulkActRow = {
  id: string;
  act: unknown;
  actor: string;
  startedAt: Date;
  heardAt: Date;
  finishedAt: Date | null;
  total: number;
  done: number;
  unchanged: number;
  refused: number;
  conflicts: number;
  undoneAt: Date | null;
  restored: number;
  left: number;
};

/** Begins a bulk act. */
export async function insertBulkAct(
  db: Database | Transaction,
  { act, actor, total, at }: { act: object; actor: string; total: number; at: Date },
): Promise<BulkActRow> {
  return db.bulkAct.create({ data: { act, actor, total, startedAt: at, heardAt: at } });
}

/** A bulk act by its id. */
export async function readBulkAct(db: Database, id: string): Promise<BulkActRow | null> {
  return db.bulkAct.findUnique({ where: { id } });
}

/** What became of some more of its findings. */
export type BulkProgress = Pick<BulkActRow, 'done' | 'unchanged' | 'refused' | 'conflicts'>;

/** Counts some more findings of a bulk act. */
export async function noteBulkProgress(
  tx: Transaction,
  id: string,
  { done, unchanged, refused, conflicts }: BulkProgress,
  heardAt: Date,
): Promise<void> {
  await tx.bulkAct.update({
    where: { id },
    data: {
      ...{ done: { increment: done }, unchanged: { increment: unchanged }, refused: { increment: refused } },
      ...{ conflicts: { increment: conflicts }, heardAt },
    },
  });
}

/** Ends a bulk act. */
export async function finishBulkAct(db: Database, id: string, finishedAt: Date): Promise<void> {
  await db.bulkAct.updateMany({ where: { id, finishedAt: null }, data: { finishedAt } });
}

/** Marks a finished bulk act as undone; false if it is not finished, finished before `after`, or undone already. */
export async function claimUndo(tx: Transaction, id: string, at: Date, after: Date): Promise<boolean> {
  const where = { id, finishedAt: { gte: after }, undoneAt: null };
  return (await tx.bulkAct.updateMany({ where, data: { undoneAt: at } })).count > 0;
}

/** Counts what undoing restored, and what it left. */
export async function noteUndone(
  tx: Transaction,
  id: string,
  { restored, left }: Pick<BulkActRow, 'restored' | 'left'>,
): Promise<void> {
  await tx.bulkAct.update({
    where: { id },
    data: { restored: { increment: restored }, left: { increment: left } },
  });
}
