import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { accountQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import { accountOptions } from '#lib/queries/accounts.ts';
import { atParams } from '#lib/queries/span.ts';
import { getAccount } from '#lib/services/get-account.ts';
import { prefetchCollections } from './prefetch-collections.ts';
import { prefetchFigures } from './prefetch-figures.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts an account's figures, scopes and findings into the page. */
export async function prefetchAccount(client: QueryClient, raw: RawParams, account: string): Promise<void> {
  const scope = { ...(await prefetchScope(client, raw)), account };
  await Promise.all([
    prefetchFigures(client, scope, now()),
    prefetchCollections(client, raw, account),
    prefetchOne(client, accountOptions(account, scope), () =>
      callService(
        accountQuery,
        ({ ctx, input }) => getAccount({ ctx, input: { ...input, id: account } }),
        atParams(scope),
      ),
    ),
  ]);
}
