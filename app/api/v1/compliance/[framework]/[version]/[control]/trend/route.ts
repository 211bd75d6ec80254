import { resource } from '#lib/api/route.ts';
import { controlTrendQuery } from '#lib/api/schemas.ts';
import { getControlTrend } from '#lib/services/get-control-trend.ts';

export const GET = resource('/api/v1/compliance/', controlTrendQuery, getControlTrend, '/trend');
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
