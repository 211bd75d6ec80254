import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { discoverScopes } from '#lib/collectors/discover-scopes.ts';
import { addScopes, readMonitoredAccounts } from '#lib/db/scopes.ts';
import type { Issue } from '#lib/domain/collections.ts';
import { globalRegion, type Scope } from '#lib/domain/scopes.ts';
import type { AccountSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { monitorScopes } from './monitor-scopes.ts';

/** What there is to collect, and what of it could not be told. */
export type EstateDiscovery = { scopes: Scope[]; issues: Issue[] };

/**
 * Finds the scopes of every account of the settings, or of the caller's own, and writes them down. An
 * account that could not be seen whole keeps the scopes that it had; one that the settings name but that cannot be
 * entered gets its IAM scope, whose collections tell why. Only settings that name accounts retire the others: without,
 * whoever tries other credentials once must lose nothing. Throws only the signal's reason or a fault of the database.
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
  if (ctx.settings.accounts !== null && found.every(({ isComplete }) => isComplete)) {
    const named = new Set(ctx.settings.accounts.map(({ id }) => id));
    const others = (await readMonitoredAccounts(ctx.db)).filter((accountId) => !named.has(accountId));
    for (const accountId of others) await monitorScopes(ctx, { accountId, name: null }, []);
  }
  return {
    scopes: found.flatMap(({ scopes }) => scopes),
    issues: found.flatMap(({ issues }) => issues),
  };
}

type AccountDiscovery = EstateDiscovery & { isComplete: boolean };

async function discoverAccount(
  ctx: Context,
  account: AccountSettings | null,
  signal: AbortSignal,
): Promise<AccountDiscovery> {
  const { db, settings, now } = ctx;
  const access = createAwsAccess({ account });
  try {
    const { accountId, scopes, issues, complete } = await discoverScopes({ access, settings, signal });
    if (accountId !== null && complete) {
      const name = account?.name ?? (await readAlias(access, signal));
      await monitorScopes(ctx, { accountId, name }, scopes);
      return { scopes, issues, isComplete: true };
    }
    const known = accountId ?? account?.id;
    if (known) {
      const iam: Scope = { accountId: known, region: globalRegion, collector: 'iam' };
      await addScopes(db, { accountId: known, name: account?.name ?? null }, [iam], now);
    }
    return { scopes, issues, isComplete: false };
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
