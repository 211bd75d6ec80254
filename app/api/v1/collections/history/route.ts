import { query } from '#lib/api/route.ts';
import { collectionHistoryQuery } from '#lib/api/schemas.ts';
import { getCollectionHistory } from '#lib/services/get-collection-history.ts';

export const GET = query(collectionHistoryQuery, getCollectionHistory);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
