import { query } from '#lib/api/route.ts';
import { findingsQuery } from '#lib/api/schemas.ts';
import { listFindings } from '#lib/services/list-findings.ts';

export const GET = query(findingsQuery, listFindings);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
