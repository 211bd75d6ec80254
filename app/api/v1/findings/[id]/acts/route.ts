import { createOn } from '#lib/api/route.ts';
import { findingActRequest } from '#lib/api/schemas.ts';
import { actOnFinding } from '#lib/services/act-on-finding.ts';

export const POST = createOn('/api/v1/findings/', '/acts', findingActRequest, actOnFinding, 200);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
