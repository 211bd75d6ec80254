import { resource } from '#lib/api/route.ts';
import { accessKeyQuery } from '#lib/api/schemas.ts';
import { getAccessKey } from '#lib/services/get-access-key.ts';

export const GET = resource('/api/v1/access-keys/', accessKeyQuery, getAccessKey);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
