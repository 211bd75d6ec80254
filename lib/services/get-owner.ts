import type { Owner } from '#lib/api/schemas.ts';
import { ownerSortKeys, readOwners } from '#lib/db/read-owners.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toOwner } from './list-owners.ts';
import { coverageInstant, readInstant, resourceFilter } from './read-filter.ts';

/**
 * What one owner holds, as last seen.
 *
 * @throws ServiceError if nothing is the owner's
 */
export async function getOwner({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; account?: string[] | undefined; region?: string[] | undefined };
}): Promise<Owner> {
  const filter = resourceFilter(ctx, { ...input, owner: [input.id] });
  const instant = coverageInstant(ctx, readInstant(ctx, undefined));
  const keyset = { keys: ownerSortKeys.owner, isDescending: false, after: null, limit: 1 };
  const [row] = await readOwners(ctx.db, filter, instant, {}, keyset);
  if (row === undefined) throw notFound('owner', input.id);
  return toOwner(row);
}
