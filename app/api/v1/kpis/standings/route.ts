import { query } from '#lib/api/route.ts';
import { standingsQuery } from '#lib/api/schemas.ts';
import { listStandings } from '#lib/services/list-standings.ts';

export const GET = query(standingsQuery, listStandings);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
