import { query } from '#lib/api/route.ts';
import { rolesQuery } from '#lib/api/schemas.ts';
import { listRoles } from '#lib/services/list-roles.ts';

export const GET = query(rolesQuery, listRoles);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
