import { query } from '#lib/api/route.ts';
import { findingValuesQuery } from '#lib/api/schemas.ts';
import { listFindingValues } from '#lib/services/list-finding-values.ts';

export const GET = query(findingValuesQuery, listFindingValues);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
