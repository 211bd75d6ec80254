import { z } from 'zod';
import type { BulkAct } from '#lib/api/schemas.ts';
import { type BulkActRow, readBulkAct } from '#lib/db/bulk-acts.ts';
import { undoableMs } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { isUuid } from './uuid.ts';

/** The ten seconds are the person's; this is the network's. */
export const undoGraceMs = 2_000;

/** A process that does a bulk act is heard of more often than this. */
export const silentMs = 30_000;

const storedAct = z.object({ kind: z.string() }).catch({ kind: 'unknown' });

/**
 * How far a bulk act is, and what became of its findings.
 *
 * @throws ServiceError if there is none with this id
 */
export async function getBulkAct({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<BulkAct> {
  const row = isUuid(input.id) ? await readBulkAct(ctx.db, input.id) : null;
  if (row === null) throw notFound('bulk act', input.id);
  return toBulkAct(row, ctx.now);
}

/** A bulk act as answers hold it. */
export function toBulkAct(
  { act, startedAt, heardAt, finishedAt, undoneAt, ...same }: BulkActRow,
  now: Date,
): BulkAct {
  const until = finishedAt === null || undoneAt !== null ? null : new Date(finishedAt.getTime() + undoableMs);
  const { id, actor, total, done, unchanged, refused, conflicts, restored, left } = same;
  return {
    ...{ id, actor, total, done, unchanged, refused, conflicts, restored, left },
    kind: storedAct.parse(act).kind,
    state: stateOf({ heardAt, finishedAt, undoneAt }, now),
    startedAt: toTimestamp(startedAt),
    finishedAt: toNullableTimestamp(finishedAt),
    undoUntil: until !== null && until.getTime() > now.getTime() ? toTimestamp(until) : null,
    undoneAt: toNullableTimestamp(undoneAt),
  };
}

function stateOf(
  { heardAt, finishedAt, undoneAt }: Pick<BulkActRow, 'heardAt' | 'finishedAt' | 'undoneAt'>,
  now: Date,
): BulkAct['state'] {
  if (undoneAt !== null) return 'undone';
  if (finishedAt !== null) return 'finished';
  return now.getTime() - heardAt.getTime() > silentMs ? 'interrupted' : 'running';
}
