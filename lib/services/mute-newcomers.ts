import type { Database } from '#lib/db/client.ts';
import { bringBack, muteCaught, readEndedHolding, readNewcomers } from '#lib/db/mutes.ts';

/**
 * Mutes what a collection has brought and a mute catches that was made while it was being recorded, and brings back what it
 * put under a mute that ended meanwhile: neither of the two saw the other.
 */
export async function muteNewcomers(db: Database, accountId: string, collectionId: string): Promise<void> {
  for (const ended of await readEndedHolding(db, accountId))
    await db.$transaction((tx) => bringBack(tx, ended, 'rolecall'));
  const newcomers = await readNewcomers(db, accountId, collectionId);
  if (newcomers.length === 0) return;
  await db.$transaction(async (tx) => {
    for (const [ms, findings] of Map.groupBy(newcomers, ({ at }) => at.getTime())) {
      const fingerprints = findings.map(({ fingerprint }) => fingerprint);
      await muteCaught(tx, { accountId, fingerprints, at: new Date(ms) });
    }
  });
}
