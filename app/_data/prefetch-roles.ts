import type { QueryClient } from '@tanstack/react-query';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import { roleDefaultSort, roleFilterSpec, toRoleFilters } from '#components/roles/role-filters.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { roleQuery, rolesQuery } from '#lib/api/schemas.ts';
import { roleOptions, rolesOptions, rolesParams } from '#lib/queries/roles.ts';
import { atParams } from '#lib/queries/span.ts';
import { getRole } from '#lib/services/get-role.ts';
import { listRoles } from '#lib/services/list-roles.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { readSort } from './read-sort.ts';
import { callService } from './service-call.ts';

/** Puts the list of roles into the page. */
export async function prefetchRoles(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const filters = toRoleFilters(resolveFilters(raw, roleFilterSpec).filters);
  const sort = readSort(rolesQuery, raw, roleDefaultSort);
  await client.prefetchInfiniteQuery({
    ...rolesOptions(scope, filters, sort),
    queryFn: () => callService(rolesQuery, listRoles, rolesParams(scope, filters, sort)),
    retry: false,
  });
}

/** Puts one role into the page. */
export async function prefetchRole(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await prefetchOne(client, roleOptions(id, scope), () =>
    callService(roleQuery, ({ ctx, input }) => getRole({ ctx, input: { ...input, id } }), atParams(scope)),
  );
}
