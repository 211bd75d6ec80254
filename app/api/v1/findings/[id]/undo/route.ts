import { createOn } from '#lib/api/route.ts';
import { undoActRequest } from '#lib/api/schemas.ts';
import { undoAct } from '#lib/services/undo-act.ts';

export const POST = createOn('/api/v1/findings/', '/undo', undoActRequest, undoAct, 200);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
