import type { AdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { CollectionQueue } from '#lib/db/collection-queue.ts';
import { collectionLock } from '#lib/services/end-abandoned.ts';

/**
 * Makes jobs due at once that count as being collected though nobody holds their scope's lock: their worker was
 * killed, or the database was gone when it ended. The queue by itself finds that out a minute or two later.
 *
 * @param isStart whether the worker starts: then what waits to be tried again is due too, as perhaps what was wrong is mended
 */
export async function takeOver(
  queue: CollectionQueue,
  locks: AdvisoryLocks,
  isStart: boolean,
): Promise<void> {
  for (const { isWaiting, ...job } of await queue.readBegun()) {
    if (!isWaiting || isStart) await locks.hold(collectionLock(job), () => queue.beginAnew(job));
  }
}
