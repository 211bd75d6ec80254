import { query } from '#lib/api/route.ts';
import { findingTrendQuery } from '#lib/api/schemas.ts';
import { getFindingTrend } from '#lib/services/get-finding-trend.ts';

export const GET = query(findingTrendQuery, getFindingTrend);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
