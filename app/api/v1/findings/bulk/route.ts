import { command } from '#lib/api/route.ts';
import { bulkActRequest } from '#lib/api/schemas.ts';
import { actInBulk } from '#lib/services/act-in-bulk.ts';

export const POST = command(bulkActRequest, actInBulk);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
