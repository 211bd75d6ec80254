import { resource } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getRole } from '#lib/services/get-role.ts';

export const GET = resource('/api/v1/roles/', noQuery, getRole);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
