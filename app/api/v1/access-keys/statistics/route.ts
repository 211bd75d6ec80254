import { query } from '#lib/api/route.ts';
import { accessKeyStatisticsQuery } from '#lib/api/schemas.ts';
import { getAccessKeyStatistics } from '#lib/services/get-access-key-statistics.ts';

export const GET = query(accessKeyStatisticsQuery, getAccessKeyStatistics);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
