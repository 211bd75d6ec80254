import { command } from '#lib/api/route.ts';
import { bulkActRequest } from '#lib/api/schemas.ts';
import { actInBulk } from '#lib/services/act-in-bulk.ts';

/** Ten thousand findings with their revisions. */
const mostKib = 1_024;

export const POST = command(bulkActRequest, actInBulk, mostKib);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
