import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { ownerQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import { ownerOptions, ownerParams } from '#lib/queries/owners.ts';
import { getOwner } from '#lib/services/get-owner.ts';
import { prefetchFigures } from './prefetch-figures.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts an owner's figures, comparison and findings into the page. */
export async function prefetchOwner(client: QueryClient, raw: RawParams, owner: string): Promise<void> {
  const scope = { ...(await prefetchScope(client, raw)), owner };
  await Promise.all([
    prefetchFigures(client, scope, now()),
    prefetchOne(client, ownerOptions(owner, scope), () =>
      callService(
        ownerQuery,
        ({ ctx, input }) => getOwner({ ctx, input: { ...input, id: owner } }),
        ownerParams(scope, now()),
      ),
    ),
  ]);
}
