import { query } from '#lib/api/route.ts';
import { instanceFacetsQuery } from '#lib/api/schemas.ts';
import { listInstanceFacets } from '#lib/services/list-instance-facets.ts';

export const GET = query(instanceFacetsQuery, listInstanceFacets);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
