import { query } from '#lib/api/route.ts';
import { topFixesQuery } from '#lib/api/schemas.ts';
import { listTopFixes } from '#lib/services/list-top-fixes.ts';

export const GET = query(topFixesQuery, listTopFixes);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
