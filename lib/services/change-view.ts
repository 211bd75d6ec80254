import type { SavedView, ViewPatchInput } from '#lib/api/schemas.ts';
import { updateSavedView } from '#lib/db/saved-views.ts';
import type { Context } from './context.ts';
import { toView } from './list-views.ts';
import { checkViewName, ownView } from './own-view.ts';

/**
 * Changes one's own view.
 *
 * @throws ServiceError if there is none, it is another's, or one has another of that name
 */
export async function changeView({
  ctx,
  input,
}: {
  ctx: Context;
  input: ViewPatchInput & { id: string };
}): Promise<SavedView> {
  const { id, name, query, isShared } = input;
  const found = await ownView(ctx, id);
  if (name !== undefined) await checkViewName(ctx, { page: found.page, name, id });
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(query === undefined ? {} : { query }),
    ...(isShared === undefined ? {} : { isShared }),
  };
  return toView(ctx, await updateSavedView(ctx.db, id, change, ctx.now));
}
