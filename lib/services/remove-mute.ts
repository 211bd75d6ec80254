import { bringBack, endMute } from '#lib/db/mutes.ts';
import { limitWaiting, shortPatienceMs } from '#lib/db/triage.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { notFound } from './errors.ts';
import { isUuid } from './uuid.ts';

/**
 * Removes a mute: what it held is back at once, unless another mute catches it.
 *
 * @throws ServiceError if there is none that stands
 */
export async function removeMute({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const { db, actor, now } = ctx;
  await endPassedMutes(ctx);
  const isEnded =
    isUuid(input.id) &&
    (await db.$transaction(async (tx) => {
      await limitWaiting(tx, shortPatienceMs);
      if (!(await endMute(tx, input.id, { at: now, actor: actor.name }))) return false;
      await bringBack(tx, { id: input.id, at: now }, actor.name);
      return true;
    }));
  if (!isEnded) throw notFound('mute that stands', input.id);
}
