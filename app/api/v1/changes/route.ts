import { query } from '#lib/api/route.ts';
import { changesQuery } from '#lib/api/schemas.ts';
import { listChanges } from '#lib/services/list-changes.ts';

export const GET = query(changesQuery, listChanges);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
