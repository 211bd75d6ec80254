import { resource } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getCollection } from '#lib/services/get-collection.ts';

export const GET = resource('/api/v1/collections/', noQuery, getCollection);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
