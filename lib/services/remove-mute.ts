import type { RemovedMute } from '#lib/api/schemas.ts';
import { bringBack, endMute } from '#lib/db/mutes.ts';
import { limitWaiting, shortPatienceMs } from '#lib/db/triage.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readMute, readStandingMute } from './standing-mute.ts';

/**
 * Removes a mute: what it held is back at once, unless another mute catches it.
 *
 * @throws ServiceError if there is none that stands
 */
export async function removeMute({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<RemovedMute> {
  const { db, actor, now } = ctx;
  await endPassedMutes(ctx);
  const { id } = await readStandingMute(db, input.id);
  const broughtBack = await db.$transaction(async (tx) => {
    await limitWaiting(tx, shortPatienceMs);
    if (!(await endMute(tx, id, { at: now, actor: actor.name }))) return 0;
    return bringBack(tx, { id, at: now }, actor.name);
  });
  return { mute: await readMute(db, id), broughtBack };
}
