import type { Role, RolesInput, RolesPage } from '#lib/api/schemas.ts';
import { countRoles, type RoleRow, readRoles, roleSortKeys } from '#lib/db/read-roles.ts';
import type { Context } from './context.ts';
import { readInstant, resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

/** The roles as last seen, or as they were at an instant, a page at a time. */
export async function listRoles({ ctx, input }: { ctx: Context; input: RolesInput }): Promise<RolesPage> {
  const page = readPageRequest(roleSortKeys, 'roleArn', input);
  const instant = readInstant(ctx, input.at);
  const filter = resourceFilter(ctx, input);
  const [rows, total] = await Promise.all([
    readRoles(ctx.db, filter, instant, input, page),
    page.total ?? countRoles(ctx.db, filter, instant, input),
  ]);
  return toCountedPage(rows, page, total, toRole);
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
