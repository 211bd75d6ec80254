import type { CollectionRequest, CollectionsCancelled } from '#lib/api/schemas.ts';
import { connectionStringOf } from '#lib/db/client.ts';
import { noteCancelled, readUnfinished } from '#lib/db/collection-log.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { cancelCollection } from './cancel-collection.ts';
import type { Context } from './context.ts';
import { cancelledIssue } from './end-abandoned.ts';
import { ServiceError } from './errors.ts';
import { nameOf, readNamedScopes } from './named-scopes.ts';

/**
 * Takes the named scopes' collections out of the queue, and asks those that run to stop. What was taken out is written
 * down as cancelled, so it is not due again before its next time.
 *
 * @throws ServiceError if no scope is meant, or none of them waits or is being collected
 */
export async function cancelCollections({
  ctx,
  input,
}: {
  ctx: Context;
  input: CollectionRequest;
}): Promise<CollectionsCancelled> {
  const scopes = await readNamedScopes(ctx, input);
  const cancelled: CollectionsCancelled = { takenOut: [], stopping: [] };
  const queue = await openCollectionQueue(connectionStringOf(ctx.db), { isWorker: false, onError: () => {} });
  try {
    for (const scope of scopes) {
      if (await queue.takeOut(scope)) {
        await noteCancelled(ctx.db, scope, ctx.now, cancelledIssue);
        cancelled.takenOut.push(scope);
      }
      if (await stop(ctx, scope)) cancelled.stopping.push(scope);
    }
  } finally {
    await queue.close();
  }
  if (cancelled.takenOut.length + cancelled.stopping.length === 0) {
    const name = nameOf(input);
    const message = `Nothing${name && ` of ${name}`} waits or is being collected: there is nothing to cancel.`;
    throw new ServiceError('conflict', message);
  }
  return cancelled;
}

/** False if nothing runs in the scope, or what ran has just ended. */
async function stop(ctx: Context, scope: Scope): Promise<boolean> {
  const [running] = await readUnfinished(ctx.db, scope);
  if (running === undefined) return false;
  try {
    await cancelCollection({ ctx, input: { id: running.id } });
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'conflict') return false;
    throw error;
  }
}
