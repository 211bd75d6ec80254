import { query } from '#lib/api/route.ts';
import { instancesQuery } from '#lib/api/schemas.ts';
import { listInstances } from '#lib/services/list-instances.ts';

export const GET = query(instancesQuery, listInstances);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
