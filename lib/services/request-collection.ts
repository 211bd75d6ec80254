import type { CollectionRequest, CollectionRequested } from '#lib/api/schemas.ts';
import { connectionStringOf } from '#lib/db/client.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import type { Context } from './context.ts';
import { readNamedScopes } from './named-scopes.ts';

/**
 * Asks for scopes to be collected now: those named, or all that the actor may see. A worker does it.
 *
 * @throws ServiceError if no scope is meant
 */
export async function requestCollection({
  ctx,
  input,
}: {
  ctx: Context;
  input: CollectionRequest;
}): Promise<CollectionRequested> {
  const scopes = await readNamedScopes(ctx, input);
  const requested: CollectionRequested = { queued: [], alreadyRunning: [] };
  const queue = await openCollectionQueue(connectionStringOf(ctx.db), { isWorker: false, onError: () => {} });
  try {
    for (const scope of scopes) {
      const isNew = await queue.add(scope, 'manual');
      (isNew ? requested.queued : requested.alreadyRunning).push(scope);
    }
  } finally {
    await queue.close();
  }
  return requested;
}
