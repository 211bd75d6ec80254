import { refuse } from '#lib/api/read-only.ts';
import { command, query } from '#lib/api/route.ts';
import { collectionRequest, collectionsQuery } from '#lib/api/schemas.ts';
import { listCollections } from '#lib/services/list-collections.ts';
import { requestCollection } from '#lib/services/request-collection.ts';

export const GET = query(collectionsQuery, listCollections);
export const POST = command(collectionRequest, requestCollection);
export const [PUT, PATCH, DELETE] = [
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
];
