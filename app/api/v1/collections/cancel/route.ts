import { command } from '#lib/api/route.ts';
import { collectionRequest } from '#lib/api/schemas.ts';
import { cancelCollections } from '#lib/services/cancel-collections.ts';

export const POST = command(collectionRequest, cancelCollections);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
