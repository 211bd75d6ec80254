import { collectionEvents } from '#lib/api/collection-events.ts';

export const GET = collectionEvents;
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
