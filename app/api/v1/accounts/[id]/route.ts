import { resource } from '#lib/api/route.ts';
import { accountQuery } from '#lib/api/schemas.ts';
import { getAccount } from '#lib/services/get-account.ts';

export const GET = resource('/api/v1/accounts/', accountQuery, getAccount);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
