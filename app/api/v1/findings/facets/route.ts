import { query } from '#lib/api/route.ts';
import { findingFacetsQuery } from '#lib/api/schemas.ts';
import { listFindingFacets } from '#lib/services/list-finding-facets.ts';

export const GET = query(findingFacetsQuery, listFindingFacets);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
