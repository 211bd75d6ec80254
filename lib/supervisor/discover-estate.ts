import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { discoverScopes } from '#lib/collectors/discover-scopes.ts';
import type { Database } from '#lib/db/client.ts';
import { replaceScopes } from '#lib/db/scopes.ts';
import type { Issue } from '#lib/domain/collections.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { AccountSettings, Settings } from '#lib/domain/settings.ts';

type Discovery = { scopes: Scope[]; issues: Issue[] };

/**
 * Finds the scopes of every account of the settings, or of the caller's own, and writes them down. An
 * account that could not be seen whole keeps the scopes that it had.
 */
export async function discoverEstate(
  db: Database,
  settings: Settings,
  now: Date,
  signal: AbortSignal,
): Promise<Discovery> {
  const found: Discovery = { scopes: [], issues: [] };
  for (const account of settings.accounts ?? [null]) {
    const { scopes, issues } = await discoverAccount(db, settings, account, now, signal);
    found.scopes.push(...scopes);
    found.issues.push(...issues);
  }
  return found;
}

async function discoverAccount(
  db: Database,
  settings: Settings,
  account: AccountSettings | null,
  now: Date,
  signal: AbortSignal,
): Promise<Discovery> {
  const access = createAwsAccess({ account });
  try {
    const { accountId, scopes, issues, complete } = await discoverScopes({ access, settings, signal });
    if (accountId !== null && complete) {
      const name = account?.name ?? (await readAlias(access, signal)) ?? accountId;
      await replaceScopes(db, [{ accountId, name }], scopes, now);
    }
    return { scopes, issues };
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
