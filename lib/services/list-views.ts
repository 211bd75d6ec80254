import type { SavedView, SavedViews, ViewsInput } from '#lib/api/schemas.ts';
import { readSavedViews, type SavedViewRow } from '#lib/db/saved-views.ts';
import type { Context } from './context.ts';
import { toTimestamp } from './read-filter.ts';

/** The saved views of a page: one's own, then what others share. */
export async function listViews({ ctx, input }: { ctx: Context; input: ViewsInput }): Promise<SavedViews> {
  const rows = await readSavedViews(ctx.db, input.page, ctx.actor.name);
  const views = rows.map((row) => toView(ctx, row));
  return { data: [...views.filter(({ isOwn }) => isOwn), ...views.filter(({ isOwn }) => !isOwn)] };
}

/** A saved view as answers hold it. */
export function toView(
  { actor }: Context,
  { createdAt, updatedAt, page: _, ...same }: SavedViewRow,
): SavedView {
  return {
    ...same,
    page: 'findings',
    isOwn: same.owner === actor.name,
    createdAt: toTimestamp(createdAt),
    updatedAt: toTimestamp(updatedAt),
  };
}
