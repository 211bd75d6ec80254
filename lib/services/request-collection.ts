import type { CollectionRequest, CollectionRequested } from '#lib/api/schemas.ts';
import { connectionStringOf } from '#lib/db/client.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import { readActiveScopes } from '#lib/db/scopes.ts';
import { collectors, type Scope } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';

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
  const scopes = (await readActiveScopes(ctx.db)).filter((scope) => isMeant(scope, ctx, input));
  if (scopes.length === 0) throw notFound('scope', nameOf(input));
  scopes.sort((a, b) => collectors.indexOf(a.collector) - collectors.indexOf(b.collector));
  const requested: CollectionRequested = { queued: [], alreadyRunning: [] };
  const queue = await openCollectionQueue(connectionStringOf(ctx.db), { isWorker: false, onError: () => {} });
  try {
    for (const { accountId, region, collector } of scopes) {
      const scope = { accountId, region, collector };
      const isNew = await queue.add(scope, 'manual');
      (isNew ? requested.queued : requested.alreadyRunning).push(scope);
    }
  } finally {
    await queue.close();
  }
  return requested;
}

function isMeant(
  scope: Scope,
  { visibleAccounts }: Context,
  { account, region, collector }: CollectionRequest,
) {
  return (
    (visibleAccounts === 'all' || visibleAccounts.includes(scope.accountId)) &&
    (account === undefined || scope.accountId === account) &&
    (region === undefined || scope.region === region) &&
    (collector === undefined || scope.collector === collector)
  );
}

function nameOf({ account, region, collector }: CollectionRequest): string {
  return [account, region, collector].filter((part) => part !== undefined).join('/') || 'any';
}
