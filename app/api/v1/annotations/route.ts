import { query } from '#lib/api/route.ts';
import { annotationsQuery } from '#lib/api/schemas.ts';
import { listAnnotations } from '#lib/services/list-annotations.ts';

export const GET = query(annotationsQuery, listAnnotations);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
