import { createOpenApiDocument } from '#lib/api/openapi.ts';
import { guarded, json } from '#lib/api/route.ts';

export const GET = guarded(async () => json(createOpenApiDocument()));
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
