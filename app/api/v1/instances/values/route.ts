import { query } from '#lib/api/route.ts';
import { instanceValuesQuery } from '#lib/api/schemas.ts';
import { listInstanceValues } from '#lib/services/list-instance-values.ts';

export const GET = query(instanceValuesQuery, listInstanceValues);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
