import { query } from '#lib/api/route.ts';
import { accessKeysQuery } from '#lib/api/schemas.ts';
import { listAccessKeys } from '#lib/services/list-access-keys.ts';

export const GET = query(accessKeysQuery, listAccessKeys);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
