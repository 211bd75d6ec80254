import type { QueryClient } from '@tanstack/react-query';
import { ownerColumns, ownerTableDefaults } from '#components/owners/owner-columns.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { resolveTableView } from '#components/table/table-params.ts';
import { ownersQuery } from '#lib/api/schemas.ts';
import { type OwnersSearch, ownersListOptions, ownersListParams } from '#lib/queries/owners.ts';
import { listOwners } from '#lib/services/list-owners.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the first owners into the page, sorted and searched as the address says. */
export async function prefetchOwners(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const first = (name: string) => [raw[name] ?? []].flat()[0] ?? null;
  const asked = { sort: first('sort'), columns: null };
  const { sort } = resolveTableView(asked, ownerColumns, ownerTableDefaults);
  const search: OwnersSearch = {
    sort: sort as OwnersSearch['sort'],
    q: (first('q') ?? '').trim().slice(0, 200),
  };
  await client.prefetchInfiniteQuery({
    ...ownersListOptions(scope, search),
    queryFn: () => callService(ownersQuery, listOwners, ownersListParams(scope, search)),
    retry: false,
  });
}
