import { query } from '#lib/api/route.ts';
import { accountsQuery } from '#lib/api/schemas.ts';
import { listAccounts } from '#lib/services/list-accounts.ts';

export const GET = query(accountsQuery, listAccounts);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
