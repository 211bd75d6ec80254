import { bringBack, endPassedMutes as endPassed, hasPassedMutes } from '#lib/db/mutes.ts';
import type { Context } from './context.ts';

/**
 * Ends the mutes whose time has come and brings their findings back, as of that time. Whoever reads findings calls it
 * first, so that none is shown muted that is not any more.
 */
export async function endPassedMutes({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  if (!(await hasPassedMutes(db, now))) return;
  await db.$transaction(async (tx) => {
    for (const ended of await endPassed(tx, now)) await bringBack(tx, ended, 'rolecall');
  });
}
