import { deleteSavedView } from '#lib/db/saved-views.ts';
import type { Context } from './context.ts';
import { ownView } from './own-view.ts';

/**
 * Deletes one's own view.
 *
 * @throws ServiceError if there is none, or it is another's
 */
export async function deleteView({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const { id } = await ownView(ctx, input.id);
  await deleteSavedView(ctx.db, id);
}
