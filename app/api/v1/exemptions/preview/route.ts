import { query } from '#lib/api/route.ts';
import { exemptionPreviewQuery } from '#lib/api/schemas.ts';
import { previewExemption } from '#lib/services/preview-exemption.ts';

export const GET = query(exemptionPreviewQuery, previewExemption);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
