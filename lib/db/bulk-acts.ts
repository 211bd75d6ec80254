import { analyzeGrown } from '#lib/db/analyze-grown.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { SelectedFinding } from '#lib/db/read-findings.ts';
import type { FindingName } from '#lib/db/triage.ts';

const { empty, sql } = Prisma;

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

const chunkSize = 10_000;

/** Writes a bulk act down, and the findings that it is to be done to. */
export async function insertBulkAct(
  tx: Transaction,
  {
    act,
    actor,
    selected,
    at,
  }: { act: object; actor: string; selected: readonly SelectedFinding[]; at: Date },
): Promise<BulkActRow> {
  const data = { act, actor, total: selected.length, startedAt: at, heardAt: at };
  const row = await tx.bulkAct.create({ data });
  for (let start = 0; start < selected.length; start += chunkSize) {
    const chunk = JSON.stringify(selected.slice(start, start + chunkSize));
    await tx.$executeRaw`
      INSERT INTO bulk_act_findings (bulk_act_id, account_id, fingerprint, revision)
      SELECT ${row.id}::uuid, s."accountId", s.fingerprint, s.revision
      FROM jsonb_to_recordset(${chunk}::jsonb) AS s("accountId" text, fingerprint text, revision int)`;
  }
  await analyzeGrown(tx, 'bulk_act_findings', selected.length);
  return row;
}

/** Some of the findings that a bulk act is still to be done to, held; in their order, those that another process holds left out. */
export async function holdWaiting(
  tx: Transaction,
  id: string,
  { after, limit }: { after: FindingName | null; limit: number },
): Promise<SelectedFinding[]> {
  return tx.$queryRaw`
    SELECT account_id AS "accountId", fingerprint, revision FROM bulk_act_findings
    WHERE bulk_act_id = ${id}::uuid
      ${after === null ? empty : sql`AND (account_id, fingerprint) > (${after.accountId}, ${after.fingerprint})`}
    ORDER BY account_id, fingerprint LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`;
}

/** Takes findings off those that a bulk act is still to be done to. */
export async function dropWaiting(tx: Transaction, id: string, names: readonly FindingName[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM bulk_act_findings b
    USING jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS n("accountId" text, fingerprint text)
    WHERE b.bulk_act_id = ${id}::uuid AND b.account_id = n."accountId" AND b.fingerprint = n.fingerprint`;
}

/** Whether a bulk act is still to be done to some findings. */
export async function hasWaiting(db: Database, id: string): Promise<boolean> {
  const rows: unknown[] = await db.$queryRaw`
    SELECT 1 FROM bulk_act_findings WHERE bulk_act_id = ${id}::uuid LIMIT 1`;
  return rows.length > 0;
}

/** The bulk acts that have not ended, and of which nobody has heard since an instant; the oldest first. */
export async function readSilentBulkActs(db: Database, since: Date): Promise<BulkActRow[]> {
  return db.bulkAct.findMany({
    where: { finishedAt: null, heardAt: { lt: since } },
    orderBy: { startedAt: 'asc' },
  });
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
