import type { UndoneBulkAct } from '#lib/api/schemas.ts';
import { claimUndo, noteUndone, readBulkAct } from '#lib/db/bulk-acts.ts';
import type { Transaction } from '#lib/db/client.ts';
import { bringBack, endMute, readMutesById } from '#lib/db/mutes.ts';
import {
  type BulkEvent,
  type FindingName,
  holdFindings,
  limitWaiting,
  readBulkEvents,
  shortPatienceMs,
  type TriageChange,
  writeTriage,
} from '#lib/db/triage.ts';
import { undoableMs } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { conflict, notFound } from './errors.ts';
import { getBulkAct, undoGraceMs } from './get-bulk-act.ts';
import { toTimestamp } from './read-filter.ts';
import { storedAct } from './stored-act.ts';
import { mutedBefore, readStandingAmong, undoing } from './undone-triage.ts';
import { isUuid } from './uuid.ts';

const batchSize = 1_000;
const mostNamed = 100;

type Undone = { restored: number; left: string[] };

/**
 * Undoes a bulk act, up to ten seconds after it has ended: every finding that nobody has changed since is given its
 * former state back, in one transaction; the others are left, and named. A mute that it made ends.
 *
 * @throws ServiceError if there is no such act, if it still runs, or if it is too late
 */
export async function undoBulkAct({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<UndoneBulkAct> {
  const { db, actor, now } = ctx;
  const row = isUuid(input.id) ? await readBulkAct(db, input.id) : null;
  if (row === null) throw notFound('bulk act', input.id);
  const { id, act, finishedAt, undoneAt } = row;
  if (undoneAt !== null) throw conflict(`The act was undone already, at ${toTimestamp(undoneAt)}.`);
  if (finishedAt === null) throw conflict('The act still runs: undo it when it has ended.');
  const undone = await db.$transaction(async (tx) => {
    await limitWaiting(tx, shortPatienceMs);
    if (!(await claimUndo(tx, id, now, new Date(now.getTime() - undoableMs - undoGraceMs)))) return null;
    const result = await restore(tx, ctx, id);
    await noteUndone(tx, id, { restored: result.restored, left: result.left.length });
    const done = storedAct.parse(act);
    if (done.kind === 'mute') await endUndone(tx, done.muteId, { at: now, actor: actor.name });
    return result;
  });
  if (undone === null) {
    const ended = toTimestamp(finishedAt);
    throw conflict(`The act ended at ${ended}; it could be undone for ten seconds. Nothing was changed.`);
  }
  return { ...(await getBulkAct({ ctx, input })), leftFindings: undone.left.slice(0, mostNamed) };
}

/** Ends a mute whose act is undone: one by a pattern at once, one of chosen findings when it holds none any more. */
async function endUndone(
  tx: Transaction,
  muteId: string,
  { at, actor }: { at: Date; actor: string },
): Promise<void> {
  const [mute] = await readMutesById(tx, [muteId]);
  if (mute === undefined || (mute.pattern === null && mute.findings > 0)) return;
  if (await endMute(tx, muteId, { at, actor })) await bringBack(tx, { id: muteId, at }, actor);
}

async function restore(tx: Transaction, ctx: Context, id: string): Promise<Undone> {
  const acting = { at: ctx.now, actor: ctx.actor.name, bulkActId: id };
  const result: Undone = { restored: 0, left: [] };
  let last: FindingName | null = null;
  for (;;) {
    const events: BulkEvent[] = await readBulkEvents(tx, id, last, batchSize);
    const held = new Map((await holdFindings(tx, events, false)).map((each) => [each.fingerprint, each]));
    const standing = await readStandingAmong(tx, events.map(mutedBefore));
    const changes = events.flatMap((event): TriageChange[] => {
      const finding = held.get(event.fingerprint);
      const muteId = mutedBefore(event);
      if (finding?.revision !== event.revision || (muteId !== null && !standing.has(muteId))) {
        result.left.push(event.fingerprint);
        return [];
      }
      return [undoing(finding, event)];
    });
    result.restored += await writeTriage(tx, changes, acting);
    last = events.at(-1) ?? null;
    if (events.length < batchSize) break;
  }
  return result;
}
