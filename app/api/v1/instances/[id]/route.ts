import { resource } from '#lib/api/route.ts';
import { instanceQuery } from '#lib/api/schemas.ts';
import { getInstance } from '#lib/services/get-instance.ts';

export const GET = resource('/api/v1/instances/', instanceQuery, getInstance);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
