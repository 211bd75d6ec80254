import { bringBack, endPassedMutes as endPassed, hasPassedMutes } from '#lib/db/mutes.ts';
import { limitWaiting, shortPatienceMs } from '#lib/db/triage.ts';
import type { Context } from './context.ts';
import { isHeldByOthers } from './read-availability.ts';

/**
 * Ends the mutes whose time has come and brings their findings back, as of that time. Whoever reads findings calls it
 * first, so that none is shown muted that is not any more; but for one that a collection is just writing: then the
 * next one who reads does it, when the collection has written.
 */
export async function endPassedMutes({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  if (!(await hasPassedMutes(db, now))) return;
  try {
    await db.$transaction(async (tx) => {
      await limitWaiting(tx, shortPatienceMs);
      for (const ended of await endPassed(tx, now)) await bringBack(tx, ended, 'rolecall');
    });
  } catch (error) {
    if (!isHeldByOthers(error)) throw error;
  }
}
