import { deleteNote as deleteRow } from '#lib/db/notes.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { resourceFilter } from './read-filter.ts';
import { isUuid } from './uuid.ts';

/**
 * Deletes a note.
 *
 * @throws ServiceError if there is no such note
 */
export async function deleteNote({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const { id } = input;
  const { accounts } = resourceFilter(ctx, {});
  if (!isUuid(id) || !(await deleteRow(ctx.db, { id, accounts }))) throw notFound('note', id);
}
