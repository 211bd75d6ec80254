import { query } from '#lib/api/route.ts';
import { findingStatisticsQuery } from '#lib/api/schemas.ts';
import { getFindingStatistics } from '#lib/services/get-finding-statistics.ts';

export const GET = query(findingStatisticsQuery, getFindingStatistics);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
