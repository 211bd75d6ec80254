import { hasSavedView, readSavedView, type SavedViewRow } from '#lib/db/saved-views.ts';
import type { Context } from './context.ts';
import { conflict, notFound, ServiceError } from './errors.ts';
import { isUuid } from './uuid.ts';

/**
 * A saved view that the actor may change: their own.
 *
 * @throws ServiceError if there is none that they see, or it is another's
 */
export async function ownView({ db, actor }: Context, id: string): Promise<SavedViewRow> {
  const row = isUuid(id) ? await readSavedView(db, id, actor.name) : null;
  if (row === null) throw notFound('saved view', id);
  if (row.owner === actor.name) return row;
  throw new ServiceError('forbidden', `Only ${row.owner}, whose view it is, changes it. Save a copy.`);
}

/**
 * Makes sure that nobody has two views of one name on a page.
 *
 * @throws ServiceError if the actor has one
 */
export async function checkViewName(
  { db, actor }: Context,
  { page, name, id }: { page: string; name: string; id: string | null },
): Promise<void> {
  if (!(await hasSavedView(db, { page, owner: actor.name, name, id }))) return;
  throw conflict(
    `You have a view called ${JSON.stringify(name)} already: change that one, or take another name.`,
  );
}
