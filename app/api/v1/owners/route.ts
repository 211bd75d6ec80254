import { query } from '#lib/api/route.ts';
import { ownersQuery } from '#lib/api/schemas.ts';
import { listOwners } from '#lib/services/list-owners.ts';

export const GET = query(ownersQuery, listOwners);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
