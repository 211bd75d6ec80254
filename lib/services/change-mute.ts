import { randomUUID } from 'node:crypto';
import { type Mute, type MuteChangeInput, mutePattern } from '#lib/api/schemas.ts';
import { endMute, handOver, insertMute } from '#lib/db/mutes.ts';
import { limitWaiting, shortPatienceMs } from '#lib/db/triage.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { conflict } from './errors.ts';
import { readMute, readStandingMute } from './standing-mute.ts';
import { checkUntil } from './triage-change.ts';

/**
 * Gives a mute another reason or end. A new mute takes its place and holds what it held: what the history says of the old
 * one stays true.
 *
 * @returns the new mute
 * @throws ServiceError if there is none that stands, if somebody ended or changed it meanwhile, or if the new one would
 * end before it begins
 */
export async function changeMute({
  ctx,
  input,
}: {
  ctx: Context;
  input: MuteChangeInput & { id: string };
}): Promise<Mute> {
  const { db, actor, now } = ctx;
  await endPassedMutes(ctx);
  const old = await readStandingMute(db, input.id);
  const { reason = old.reason, until = old.until } = input;
  checkUntil(until, now);
  const id = randomUUID();
  const pattern = old.pattern === null ? null : mutePattern.parse(old.pattern);
  const isChanged = await db.$transaction(async (tx) => {
    await limitWaiting(tx, shortPatienceMs);
    if (!(await endMute(tx, old.id, { at: now, actor: actor.name }))) return false;
    await insertMute(tx, { id, pattern, reason, until, createdBy: actor.name, at: now });
    await handOver(tx, { from: old.id, to: id, at: now, actor: actor.name });
    return true;
  });
  if (isChanged) return readMute(db, id);
  throw conflict(
    'Somebody ended or changed this mute meanwhile, so nothing was done. Look at the mutes again.',
  );
}
