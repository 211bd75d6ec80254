import { resource } from '#lib/api/route.ts';
import { controlQuery } from '#lib/api/schemas.ts';
import { getControl } from '#lib/services/get-control.ts';

export const GET = resource('/api/v1/compliance/', controlQuery, getControl);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
