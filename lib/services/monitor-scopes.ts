import type { Database } from '#lib/db/client.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue, type NamedAccount, replaceScopes } from '#lib/db/scopes.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { deriveEpisodes } from './derive-episodes.ts';

/**
 * Makes the monitored scopes of an account those given: new ones are added, ones that are no longer named retire (their
 * history stays), retired ones that are named again return. Episodes of a region end with its retirement, so they are
 * derived anew where that changes.
 */
export async function monitorScopes(
  { db, settings, now }: Pick<Context, 'settings' | 'now'> & { db: Database },
  account: NamedAccount,
  scopes: readonly Scope[],
): Promise<void> {
  const { accountId } = account;
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const changed = await replaceScopes(tx, account, scopes, now);
    for (const scope of changed) {
      if (scope.collector !== 'ec2') continue;
      const every = { accountId, region: scope.region, instanceIds: null };
      const since = await deriveEpisodes(tx, every, settings);
      if (since !== null) await markRollupsDue(tx, scope, since);
    }
  });
}
