import type { QueryClient } from '@tanstack/react-query';
import { cache } from 'react';
import { accountsQuery, ownersQuery } from '#lib/api/schemas.ts';
import { accountsOptions, accountsParams } from '#lib/queries/accounts.ts';
import { ownersOptions, ownersParams } from '#lib/queries/owners.ts';
import { listAccounts } from '#lib/services/list-accounts.ts';
import { listOwners } from '#lib/services/list-owners.ts';
import { callService } from './service-call.ts';

const readAccounts = cache(() => callService(accountsQuery, listAccounts, accountsParams));
const readOwners = cache(() => callService(ownersQuery, listOwners, ownersParams));

/** Puts what the pickers choose from into the page. What fails is left for the browser to ask for, and to say. */
export async function prefetchChoices(client: QueryClient): Promise<void> {
  await Promise.all([
    client.prefetchQuery({ ...accountsOptions(), queryFn: readAccounts, retry: false }),
    client.prefetchQuery({ ...ownersOptions(), queryFn: readOwners, retry: false }),
  ]);
}
