import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { discoverScopes } from '#lib/collectors/discover-scopes.ts';
import { addScopes, replaceScopes, retireOtherAccounts } from '#lib/db/scopes.ts';
import type { Issue } from '#lib/domain/collections.ts';
import { globalRegion, type Scope } from '#lib/domain/scopes.ts';
import type { AccountSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';

/** What there is to collect, and what of it could not be told. */
export type EstateDiscovery = { scopes: Scope[]; issues: Issue[] };

/**
 * Finds the scopes of every account of the settings, or of the caller's own, and writes them down. An
 * account that could not be seen whole keeps the scopes that it had; one that the settings name but that cannot be
 * entered gets its IAM scope, whose collections tell why. Throws only the signal's reason or a fault of the database.
 */
export async function discoverEstate({
  ctx,
  signal,
}: {
  ctx: Context;
  signal: AbortSignal;
}): Promise<EstateDiscovery> {
  const accounts = ctx.settings.accounts ?? [null];
  const found = await Promise.all(accounts.map((account) => discoverAccount(ctx, account, signal)));
  if (found.every(({ isComplete }) => isComplete)) {
    const accountIds = found.flatMap(({ scopes }) => scopes.map(({ accountId }) => accountId));
    await retireOtherAccounts(ctx.db, [...new Set(accountIds)], ctx.now);
  }
  return {
    scopes: found.flatMap(({ scopes }) => scopes),
    issues: found.flatMap(({ issues }) => issues),
  };
}

type AccountDiscovery = EstateDiscovery & { isComplete: boolean };

async function discoverAccount(
  { db, settings, now }: Context,
  account: AccountSettings | null,
  signal: AbortSignal,
): Promise<AccountDiscovery> {
  const access = createAwsAccess({ account });
  try {
    const { accountId, scopes, issues, complete } = await discoverScopes({ access, settings, signal });
    if (accountId !== null && complete) {
      const name = account?.name ?? (await readAlias(access, signal));
      await replaceScopes(db, [{ accountId, name }], scopes, now);
    } else {
      const known = accountId ?? account?.id;
      const name = account?.name ?? null;
      const iam: Scope[] = known ? [{ accountId: known, region: globalRegion, collector: 'iam' }] : [];
      await addScopes(
        db,
        iam.map(({ accountId: id }) => ({ accountId: id, name })),
        iam,
        now,
      );
    }
    return { scopes, issues, isComplete: complete };
  } finally {
    access.close();
  }
}

async function readAlias(access: AwsAccess, signal: AbortSignal): Promise<string | null> {
  try {
    return await access.iam().accountAlias(signal);
  } catch (error) {
    if (error instanceof AwsFailure) return null;
    throw error;
  }
}
