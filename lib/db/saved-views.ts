import type { Database } from '#lib/db/client.ts';

/** A filter, order and columns of a list, kept under a name. */
export type SavedViewRow = {
  id: string;
  page: string;
  name: string;
  query: string;
  owner: string;
  isShared: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** The views of a page that are this owner's or shared, by name, at most 500. */
export async function readSavedViews(db: Database, page: string, owner: string): Promise<SavedViewRow[]> {
  const where = { page, OR: [{ owner }, { isShared: true }] };
  return db.savedView.findMany({ where, orderBy: [{ name: 'asc' }, { owner: 'asc' }], take: 500 });
}

/** A view by its id, if this owner may see it. */
export async function readSavedView(db: Database, id: string, owner: string): Promise<SavedViewRow | null> {
  return db.savedView.findFirst({ where: { id, OR: [{ owner }, { isShared: true }] } });
}

/** Whether the owner has another view of this name on the page. */
export async function hasSavedView(
  db: Database,
  { page, owner, name, id }: Pick<SavedViewRow, 'page' | 'owner' | 'name'> & { id: string | null },
): Promise<boolean> {
  const where = { page, owner, name, ...(id === null ? {} : { NOT: { id } }) };
  return (await db.savedView.count({ where })) > 0;
}

/** Saves a view. */
export async function insertSavedView(
  db: Database,
  { at, ...view }: Omit<SavedViewRow, 'id' | 'createdAt' | 'updatedAt'> & { at: Date },
): Promise<SavedViewRow> {
  return db.savedView.create({ data: { ...view, createdAt: at, updatedAt: at } });
}

/** Changes what is given of a view. */
export async function updateSavedView(
  db: Database,
  id: string,
  change: Partial<Pick<SavedViewRow, 'name' | 'query' | 'isShared'>>,
  at: Date,
): Promise<SavedViewRow> {
  return db.savedView.update({ where: { id }, data: { ...change, updatedAt: at } });
}

/** Deletes a view. */
export async function deleteSavedView(db: Database, id: string): Promise<void> {
  await db.savedView.deleteMany({ where: { id } });
}
