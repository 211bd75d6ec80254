import { query } from '#lib/api/route.ts';
import { findingGroupsQuery } from '#lib/api/schemas.ts';
import { listFindingGroups } from '#lib/services/list-finding-groups.ts';

export const GET = query(findingGroupsQuery, listFindingGroups);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
