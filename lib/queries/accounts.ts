import { queryOptions } from '@tanstack/react-query';
import type { AccountDetail, AccountsPage, AccountsParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { atParams, type Scope } from './span.ts';

const accountsKeys = {
  all: ['accounts'] as const,
  one: (accountId: string, at: string | null) => [...accountsKeys.all, 'one', accountId, at] as const,
  holdings: (at: string | null) => [...accountsKeys.all, 'holdings', at] as const,
};

export const accountsParams: AccountsParams = { limit: 500, sort: 'name' };

/** Every account that is monitored, with its regions. */
export function accountsOptions() {
  return queryOptions({
    queryKey: accountsKeys.all,
    queryFn: ({ signal }) => request<AccountsPage>(urlOf('accounts', accountsParams), { signal }),
  });
}

export function holdingsParams({ at }: Pick<Scope, 'at'>): AccountsParams {
  return { ...accountsParams, holdings: 'true', ...atParams({ at }) };
}

/** Every account with what it holds. */
export function holdingsOptions({ at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: accountsKeys.holdings(at),
    queryFn: ({ signal }) => request<AccountsPage>(urlOf('accounts', holdingsParams({ at })), { signal }),
  });
}

/** One account: how fresh what is known of it is. */
export function accountOptions(accountId: string, { at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: accountsKeys.one(accountId, at),
    queryFn: ({ signal }) =>
      request<AccountDetail>(urlOf(`accounts/${encodeURIComponent(accountId)}`, atParams({ at })), {
        signal,
      }),
  });
}
