import { z } from 'zod';
import type { Collection } from '#lib/api/schemas.ts';
import { readCollectionsById } from '#lib/db/read-collections.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toCollection } from './list-collections.ts';

const collectionId = z.guid();

/**
 * One collection, running or ended.
 *
 * @throws ServiceError if there is none with this id that the actor may see
 */
export async function getCollection({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Collection> {
  const { visibleAccounts } = ctx;
  const isId = collectionId.safeParse(input.id).success;
  const [row] = isId ? await readCollectionsById(ctx.db, [input.id]) : [];
  const isVisible = row && (visibleAccounts === 'all' || visibleAccounts.includes(row.accountId));
  if (!isVisible) throw notFound('collection', input.id);
  return toCollection(ctx, row);
}
