import { query } from '#lib/api/route.ts';
import { scopesQuery } from '#lib/api/schemas.ts';
import { listScopes } from '#lib/services/list-scopes.ts';

export const GET = query(scopesQuery, listScopes);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
