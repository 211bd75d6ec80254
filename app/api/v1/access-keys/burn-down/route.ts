import { query } from '#lib/api/route.ts';
import { keyBurnDownQuery } from '#lib/api/schemas.ts';
import { getKeyBurnDown } from '#lib/services/get-key-burn-down.ts';

export const GET = query(keyBurnDownQuery, getKeyBurnDown);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
