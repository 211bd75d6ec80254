import { queryOptions } from '@tanstack/react-query';
import type { AccountsPage, AccountsParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

export const accountsKeys = { all: ['accounts'] as const };

export const accountsParams: AccountsParams = { limit: 500, sort: 'name' };

/** Every account that is monitored, with its regions. */
export function accountsOptions() {
  return queryOptions({
    queryKey: accountsKeys.all,
    queryFn: ({ signal }) => request<AccountsPage>(urlOf('accounts', accountsParams), { signal }),
  });
}
