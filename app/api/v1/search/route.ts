import { query } from '#lib/api/route.ts';
import { searchQuery } from '#lib/api/schemas.ts';
import { searchEstate } from '#lib/services/search-estate.ts';

export const GET = query(searchQuery, searchEstate);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
