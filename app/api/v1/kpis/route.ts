import { query } from '#lib/api/route.ts';
import { kpisQuery } from '#lib/api/schemas.ts';
import { getKpis } from '#lib/services/get-kpis.ts';

export const GET = query(kpisQuery, getKpis);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
