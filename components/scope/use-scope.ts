'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { accountsOptions } from '#lib/queries/accounts.ts';
import { ownersOptions } from '#lib/queries/owners.ts';
import { defaultRange, type RawParams, resolveScope, type ScopeParam, scopeParams } from './resolve-scope.ts';

const parsers = {
  range: parseAsString,
  account: parseAsString,
  region: parseAsString,
  owner: parseAsString,
};

/** The scope in the address bar, what of it was dropped, and how to change it. */
export function useScope() {
  const { data: accounts } = useQuery(accountsOptions());
  const { data: owners } = useQuery(ownersOptions());
  const [chosen, setParams] = useQueryStates(parsers, { history: 'push', shallow: true });
  const search = useSearchParams();
  const resolved = useMemo(
    () => resolveScope(toRaw(search, chosen), { accounts, owners }),
    [search, chosen, accounts, owners],
  );
  const setParam = useCallback(
    (name: ScopeParam, value: string | null) =>
      void setParams({ [name]: name === 'range' && value === defaultRange ? null : value }),
    [setParams],
  );
  return { ...resolved, accounts: accounts?.data ?? [], owners: owners?.data ?? [], setParam };
}

// What was just chosen is ahead of the address bar for a moment, and counts.
function toRaw(search: URLSearchParams, chosen: Record<ScopeParam, string | null>): RawParams {
  const inAddress = [...new Set(search.keys())].map((name) => [name, search.getAll(name)] as const);
  const ahead = scopeParams
    .filter((name) => chosen[name] !== search.get(name))
    .map((name) => [name, chosen[name] ?? undefined] as const);
  return Object.fromEntries([...inAddress, ...ahead]);
}
