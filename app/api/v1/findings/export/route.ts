import { download } from '#lib/api/download.ts';
import { findingsExportQuery } from '#lib/api/schemas.ts';
import { exportFindings } from '#lib/services/export-findings.ts';

export const GET = download(findingsExportQuery, exportFindings);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
