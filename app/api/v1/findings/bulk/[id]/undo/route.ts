import { createOn } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { undoBulkAct } from '#lib/services/undo-bulk-act.ts';

export const POST = createOn('/api/v1/findings/bulk/', '/undo', noQuery, undoBulkAct, 200);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
