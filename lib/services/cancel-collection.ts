import type { Collection } from '#lib/api/schemas.ts';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { connectionStringOf } from '#lib/db/client.ts';
import { requestCancel } from '#lib/db/collection-log.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { collectionLock, endAbandoned } from './end-abandoned.ts';
import { ServiceError } from './errors.ts';
import { getCollection } from './get-collection.ts';

/**
 * Asks a running collection to stop. Its worker does so between two pages, within a second or two; it ends as failed,
 * closes nothing and is not tried again. One whose worker is gone ends at once.
 *
 * @throws ServiceError if there is none with this id, or if it has ended already
 */
export async function cancelCollection({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Collection> {
  const found = await getCollection({ ctx, input });
  const isAsked = await requestCancel(ctx.db, found.accountId, found.id, ctx.now);
  const { accountId, region, collector } = found;
  if (isAsked) await endIfAbandoned(ctx, { accountId, region, collector });
  const collection = await getCollection({ ctx, input });
  if (!isAsked) {
    const { finishedAt, outcome } = collection;
    throw new ServiceError(
      'conflict',
      `The collection ${input.id} has ended already, at ${finishedAt}: ${outcome}. There is nothing to cancel.`,
    );
  }
  return collection;
}

/** Ends the scope's collections if nobody holds its lock: then no worker is left who could stop. */
async function endIfAbandoned({ db, now }: Context, scope: Scope): Promise<void> {
  const connectionString = connectionStringOf(db);
  const locks = openAdvisoryLocks(connectionString);
  try {
    await locks.hold(collectionLock(scope), async () => {
      await endAbandoned(scope, { db, clock: () => now });
      const queue = await openCollectionQueue(connectionString, { isWorker: false, onError: () => {} });
      await queue.giveUp(scope).finally(queue.close);
    });
  } finally {
    await locks.close();
  }
}
