import { query } from '#lib/api/route.ts';
import { trendQuery } from '#lib/api/schemas.ts';
import { getTrend } from '#lib/services/get-trend.ts';

export const GET = query(trendQuery, getTrend);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
