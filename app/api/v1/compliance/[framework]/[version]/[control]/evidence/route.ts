import { downloadOf } from '#lib/api/download.ts';
import { evidenceQuery } from '#lib/api/schemas.ts';
import { exportEvidence } from '#lib/services/export-evidence.ts';

export const GET = downloadOf('/api/v1/compliance/', '/evidence', evidenceQuery, exportEvidence);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
