import { resource } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getBulkAct } from '#lib/services/get-bulk-act.ts';

export const GET = resource('/api/v1/findings/bulk/', noQuery, getBulkAct);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
