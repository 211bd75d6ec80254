import { query } from '#lib/api/route.ts';
import { complianceQuery } from '#lib/api/schemas.ts';
import { getCompliance } from '#lib/services/get-compliance.ts';

export const GET = query(complianceQuery, getCompliance);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
