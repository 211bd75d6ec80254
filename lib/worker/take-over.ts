import type { AdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { CollectionQueue } from '#lib/db/collection-queue.ts';
import { collectionLock } from '#lib/services/run-collection.ts';

/**
 * Takes over what a dead predecessor left: jobs that have begun though nobody holds their scope's lock, and ones
 * that wait to be tried again, are due at once. The queue by itself would find that out a minute or two later.
 */
export async function takeOver(queue: CollectionQueue, locks: AdvisoryLocks): Promise<void> {
  for (const job of await queue.readBegun())
    await locks.hold(collectionLock(job), () => queue.beginAnew(job));
}
