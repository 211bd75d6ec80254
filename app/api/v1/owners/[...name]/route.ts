import { resource } from '#lib/api/route.ts';
import { ownerQuery } from '#lib/api/schemas.ts';
import { getOwner } from '#lib/services/get-owner.ts';

export const GET = resource('/api/v1/owners/', ownerQuery, getOwner);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
