import { commandOn } from '#lib/api/route.ts';
import { cancelCollection } from '#lib/services/cancel-collection.ts';

export const POST = commandOn('/api/v1/collections/', '/cancel', cancelCollection);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
