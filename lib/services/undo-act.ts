import { type FindingDetail, finding, type UndoActInput } from '#lib/api/schemas.ts';
import type { Transaction } from '#lib/db/client.ts';
import { endMute, readMutesById } from '#lib/db/mutes.ts';
import { selectFindingsById } from '#lib/db/read-findings.ts';
import {
  type ActEvent,
  type FindingName,
  holdFindings,
  limitWaiting,
  readActEvent,
  writeTriage,
} from '#lib/db/triage.ts';
import { undoableMs } from '#lib/domain/triage.ts';
import { patienceMs } from './act-on-finding.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { conflict, notFound } from './errors.ts';
import { undoGraceMs } from './get-bulk-act.ts';
import { getFinding } from './get-finding.ts';
import { overtaken } from './overtaken.ts';
import { resourceFilter } from './read-filter.ts';
import { readTriageFields } from './stored-act.ts';
import { mutedBefore, readStandingAmong, undoing } from './undone-triage.ts';

const refusals = {
  none: 'It was not you who did this last, so there is nothing to undo.',
  late: 'An act can be undone for ten seconds. Nothing was changed.',
  'mute-ended': 'The mute that held it has ended meanwhile: it stays as it is.',
};

type Outcome = 'undone' | 'stale' | keyof typeof refusals;

/**
 * Undoes one's own act on a finding, up to ten seconds after it, if nothing has happened to the finding since. A mute that the
 * act made ends.
 *
 * @throws ServiceError if there is no such finding; if somebody changed it since, with what they did; if the last act was
 * another's; if it is too late
 */
export async function undoAct({
  ctx,
  input,
}: {
  ctx: Context;
  input: UndoActInput & { id: string };
}): Promise<FindingDetail> {
  const { id, revision } = input;
  await endPassedMutes(ctx);
  const [name] = await selectFindingsById(ctx.db, resourceFilter(ctx, {}), [id]);
  if (name === undefined) throw notFound('finding', id);
  const outcome = await ctx.db.$transaction(async (tx) => {
    await limitWaiting(tx, patienceMs);
    return undo(tx, ctx, name, revision);
  });
  const detail = await getFinding({ ctx, input: { id } });
  if (outcome === 'undone') return detail;
  if (outcome === 'stale') throw overtaken(detail, revision);
  throw conflict(refusals[outcome], { current: finding.parse(detail) });
}

async function undo(tx: Transaction, ctx: Context, name: FindingName, revision: number): Promise<Outcome> {
  const { actor, now } = ctx;
  const [held] = await holdFindings(tx, [name], true);
  if (held?.revision !== revision) return 'stale';
  const event = await readActEvent(tx, name, revision);
  if (event?.actor !== actor.name) return 'none';
  if (event.at.getTime() < now.getTime() - undoableMs - undoGraceMs) return 'late';
  const muteId = mutedBefore(event);
  if (muteId !== null && !(await readStandingAmong(tx, [muteId])).has(muteId)) return 'mute-ended';
  await writeTriage(tx, [undoing(held, event)], { at: now, actor: actor.name, bulkActId: null });
  await endOwnMute(tx, ctx, event);
  return 'undone';
}

/** Ends the mute that an act made for this finding alone. */
async function endOwnMute(
  tx: Transaction,
  { actor, now }: Context,
  { kind, after }: ActEvent,
): Promise<void> {
  const id = kind === 'muted' ? readTriageFields(after).muteId : null;
  const [mute] = id ? await readMutesById(tx, [id]) : [];
  if (mute === undefined || mute.pattern !== null || mute.findings > 0) return;
  await endMute(tx, mute.id, { at: now, actor: actor.name });
}
