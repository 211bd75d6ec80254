import type { SavedView, ViewInput } from '#lib/api/schemas.ts';
import { insertSavedView } from '#lib/db/saved-views.ts';
import type { Context } from './context.ts';
import { toView } from './list-views.ts';
import { checkViewName } from './own-view.ts';

/**
 * Saves a view in the actor's name.
 *
 * @throws ServiceError if they have one of this name
 */
export async function saveView({ ctx, input }: { ctx: Context; input: ViewInput }): Promise<SavedView> {
  await checkViewName(ctx, { ...input, id: null });
  return toView(ctx, await insertSavedView(ctx.db, { ...input, owner: ctx.actor.name, at: ctx.now }));
}
