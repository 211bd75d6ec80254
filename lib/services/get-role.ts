import { z } from 'zod';
import type { RoleDetail } from '#lib/api/schemas.ts';
import { readRole, readRoleProfiles, readRoleVersions } from '#lib/db/read-roles.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toRole } from './list-roles.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';

const storedTags = z.record(z.string(), z.string()).catch({});

/**
 * One role with its policies and history.
 *
 * @param input.id its ARN
 * @throws ServiceError if no snapshot shows it
 */
export async function getRole({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<RoleDetail> {
  const row = await readRole(ctx.db, resourceFilter(ctx, {}), ctx.now, input.id);
  if (row === null) throw notFound('role', input.id);
  const [instanceProfiles, versions] = await Promise.all([
    readRoleProfiles(ctx.db, row.accountId, row.roleArn),
    readRoleVersions(ctx.db, row.accountId, row.roleArn),
  ]);
  const { tags, validTo, trustPolicy, inlinePolicies, ...role } = row;
  return {
    ...toRole(role),
    goneAt: toNullableTimestamp(validTo),
    trustPolicy,
    inlinePolicies,
    tags: storedTags.parse(tags),
    instanceProfiles,
    versions: versions.map(({ validFrom, validTo: to }) => ({
      from: toTimestamp(validFrom),
      to: toNullableTimestamp(to),
    })),
  };
}
