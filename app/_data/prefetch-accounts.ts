import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { accountsQuery } from '#lib/api/schemas.ts';
import { holdingsOptions, holdingsParams } from '#lib/queries/accounts.ts';
import { listAccounts } from '#lib/services/list-accounts.ts';
import { prefetchCollections } from './prefetch-collections.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the accounts with what they hold into the page, and the collections below them. */
export async function prefetchAccounts(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await Promise.all([
    prefetchCollections(client, raw),
    client.prefetchQuery({
      ...holdingsOptions(scope),
      queryFn: () => callService(accountsQuery, listAccounts, holdingsParams(scope)),
      retry: false,
    }),
  ]);
}
