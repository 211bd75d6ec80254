import { query } from '#lib/api/route.ts';
import { mutePreviewQuery } from '#lib/api/schemas.ts';
import { previewMute } from '#lib/services/preview-mute.ts';

export const GET = query(mutePreviewQuery, previewMute);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
