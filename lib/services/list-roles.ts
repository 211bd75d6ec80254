import type { Role, RolesInput, RolesPage } from '#lib/api/schemas.ts';
import { type RoleRow, readRoles, roleSortKeys } from '#lib/db/read-roles.ts';
import type { Context } from './context.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The roles as last seen, a page at a time. */
export async function listRoles({ ctx, input }: { ctx: Context; input: RolesInput }): Promise<RolesPage> {
  const page = readPageRequest(roleSortKeys, 'roleArn', input);
  return toPage(await readRoles(ctx.db, resourceFilter(ctx, input), ctx.now, input, page), page, toRole);
}

/** A role as answers hold it. */
export function toRole({ validFrom, createdAt, lastUsedAt, ...same }: RoleRow): Role {
  return {
    ...same,
    createdAt: toNullableTimestamp(createdAt),
    lastUsedAt: toNullableTimestamp(lastUsedAt),
    since: toTimestamp(validFrom),
  };
}
