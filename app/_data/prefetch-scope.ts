import { hashKey, type QueryClient } from '@tanstack/react-query';
import { cache } from 'react';
import { type RawParams, resolveScope } from '#components/scope/resolve-scope.ts';
import { accountsQuery, ownersQuery, scopesQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import { accountsOptions, accountsParams } from '#lib/queries/accounts.ts';
import { ownersOptions, ownersParams } from '#lib/queries/owners.ts';
import { scopesOptions, scopesParams } from '#lib/queries/scopes.ts';
import type { Scope } from '#lib/queries/span.ts';
import { listAccounts } from '#lib/services/list-accounts.ts';
import { listOwners } from '#lib/services/list-owners.ts';
import { listScopes } from '#lib/services/list-scopes.ts';
import { callService } from './service-call.ts';

const everywhere = { account: null, region: null };

const readAccounts = cache(() => callService(accountsQuery, listAccounts, accountsParams));
const readOwners = cache(() => callService(ownersQuery, listOwners, ownersParams));
const readScopes = cache((account: string | null, region: string | null) =>
  callService(scopesQuery, listScopes, scopesParams({ account, region })),
);

/** What an account is called, where that is known; else its number. */
export async function readAccountName(accountId: string): Promise<string> {
  const { data } = await readAccounts().catch(() => ({ data: [] }));
  return data.find((account) => account.accountId === accountId)?.name ?? accountId;
}

/** Puts what the frame shows at first into the page. What fails is left for the browser to ask for, and to say. */
export async function prefetchFrame(client: QueryClient): Promise<void> {
  await Promise.all([prefetchChoices(client), prefetchScopes(client, everywhere)]);
}

const frameKeys = [accountsOptions(), ownersOptions(), scopesOptions(everywhere)].map(({ queryKey }) =>
  hashKey(queryKey),
);

/** Whether the frame has put the answer into the page: what comes a second time would have all be drawn a second time. */
export function isOfFrame({ queryHash }: { queryHash: string }): boolean {
  return frameKeys.includes(queryHash);
}

async function prefetchChoices(client: QueryClient): Promise<void> {
  await Promise.all([
    client.prefetchQuery({ ...accountsOptions(), queryFn: readAccounts, retry: false }),
    client.prefetchQuery({ ...ownersOptions(), queryFn: readOwners, retry: false }),
  ]);
}

/** The scope that the address asks for; what the frame shows of it is put into the page. */
export async function prefetchScope(client: QueryClient, raw: RawParams): Promise<Scope> {
  await prefetchChoices(client);
  const { scope } = resolveScope(raw, {
    accounts: client.getQueryData(accountsOptions().queryKey),
    owners: client.getQueryData(ownersOptions().queryKey),
    now: now(),
  });
  await prefetchScopes(client, scope);
  return scope;
}

/** Puts how each scope of a place stands into the page. */
export function prefetchScopes(client: QueryClient, { account, region }: Pick<Scope, 'account' | 'region'>) {
  return client.prefetchQuery({
    ...scopesOptions({ account, region }),
    queryFn: () => readScopes(account, region),
    retry: false,
  });
}
