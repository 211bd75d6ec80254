import { resource } from '#lib/api/route.ts';
import { roleQuery } from '#lib/api/schemas.ts';
import { getRole } from '#lib/services/get-role.ts';

export const GET = resource('/api/v1/roles/', roleQuery, getRole);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
