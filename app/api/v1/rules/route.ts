import { query } from '#lib/api/route.ts';
import { rulesQuery } from '#lib/api/schemas.ts';
import { listRules } from '#lib/services/list-rules.ts';

export const GET = query(rulesQuery, listRules);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
