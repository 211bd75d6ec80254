import { resource } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getFinding } from '#lib/services/get-finding.ts';

export const GET = resource('/api/v1/findings/', noQuery, getFinding);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
