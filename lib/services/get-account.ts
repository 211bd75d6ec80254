import type { AccountDetail } from '#lib/api/schemas.ts';
import { accountSortKeys, readAccounts } from '#lib/db/read-accounts.ts';
import { collectionSortKeys, readCollections } from '#lib/db/read-collections.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { getKpis } from './get-kpis.ts';
import { staleBefore, toAccount } from './list-accounts.ts';
import { toCollection } from './list-collections.ts';
import { listScopes } from './list-scopes.ts';
import { resourceFilter } from './read-filter.ts';

const shownCollections = 20;

/**
 * One account: how fresh what is known of it is, its coverage and keys, its scopes and newest collections.
 *
 * @throws ServiceError if it is not monitored
 */
export async function getAccount({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<AccountDetail> {
  const { id, at } = input;
  const account = [id];
  const filter = resourceFilter(ctx, { account });
  const byId = { keys: accountSortKeys.accountId, isDescending: false, after: null, limit: 1 };
  const [found] = await readAccounts(ctx.db, filter, staleBefore(ctx), byId);
  if (found === undefined) throw notFound('account', id);
  const newest = {
    keys: collectionSortKeys.startedAt,
    isDescending: true,
    after: null,
    limit: shownCollections,
  };
  const [kpis, scopes, collections] = await Promise.all([
    getKpis({ ctx, input: { account, at } }),
    listScopes({ ctx, input: { account, limit: 500 } }),
    readCollections(ctx.db, filter, {}, newest),
  ]);
  const { asOf, roleCoverage, accessKeys, exposedCredentials, mttr } = kpis;
  return {
    ...toAccount(found),
    ...{ asOf, roleCoverage, accessKeys, exposedCredentials, mttr },
    states: scopes.data,
    lastCollections: collections.slice(0, shownCollections).map((row) => toCollection(ctx, row)),
  };
}
