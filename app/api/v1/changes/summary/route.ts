import { query } from '#lib/api/route.ts';
import { changesSummaryQuery } from '#lib/api/schemas.ts';
import { summariseChanges } from '#lib/services/summarise-changes.ts';

export const GET = query(changesSummaryQuery, summariseChanges);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
