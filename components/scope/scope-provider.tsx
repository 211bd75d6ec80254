'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { parseAsString, useQueryStates } from 'nuqs';
import { type ReactNode, useCallback, useMemo } from 'react';
import { LookedAt, useNow } from '#components/format/clock.tsx';
import { accountsOptions } from '#lib/queries/accounts.ts';
import { ownersOptions } from '#lib/queries/owners.ts';
import { endOf } from '#lib/queries/span.ts';
import { type RawParams, resolveScope, type ScopeParam, scopeParams, scopeQuery } from './resolve-scope.ts';
import { type ScopeChange, ScopeContext, type ScopeState } from './use-scope.ts';

const parsers = Object.fromEntries(scopeParams.map((name) => [name, parseAsString])) as Record<
  ScopeParam,
  typeof parseAsString
>;

/** Reads the scope from the address once, for the frame and the page in it. */
export function ScopeProvider({ children }: { children: ReactNode }) {
  const { data: accounts } = useQuery(accountsOptions());
  const { data: owners } = useQuery(ownersOptions());
  const [chosen, setParams] = useQueryStates(parsers, { history: 'push', shallow: true });
  const search = useSearchParams();
  const now = useNow();
  const raw = useMemo(() => toRaw(search, chosen), [search, chosen]);
  const { scope } = useMemo(() => resolveScope(raw, { accounts, owners, now }), [raw, accounts, owners, now]);
  const setScope = useCallback((change: ScopeChange) => void setParams(change), [setParams]);
  const kept = new URLSearchParams(scopeQuery(scope)).toString();
  const state = useMemo<ScopeState>(
    () => ({
      scope,
      raw,
      accounts: accounts?.data ?? [],
      owners: owners?.data ?? [],
      setScope,
      accountName: (accountId) =>
        accounts?.data.find((account) => account.accountId === accountId)?.name ?? accountId,
      hrefOf: (path, params) => toHref(path, kept, params),
    }),
    [scope, raw, accounts, owners, setScope, kept],
  );
  return (
    <ScopeContext value={state}>
      <LookedAt at={useLookedAtOf(scope.at, now)}>{children}</LookedAt>
    </ScopeContext>
  );
}

// The same date as long as it is the same instant: all relative times are drawn anew for another.
function useLookedAtOf(at: string | null, now: Date): Date | null {
  const time = at === null ? null : endOf(at, now).getTime();
  return useMemo(() => (time === null ? null : new Date(time)), [time]);
}

function toHref(path: string, kept: string, params?: Readonly<Record<string, string | null>>): string {
  if (params === undefined) return kept === '' ? path : `${path}?${kept}`;
  const query = new URLSearchParams(kept);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

// What was just chosen is ahead of the address bar for a moment, and counts.
function toRaw(search: URLSearchParams, chosen: Record<ScopeParam, string | null>): RawParams {
  const inAddress = [...new Set(search.keys())].map((name) => [name, search.getAll(name)] as const);
  const ahead = scopeParams
    .filter((name) => chosen[name] !== search.get(name))
    .map((name) => [name, chosen[name] ?? undefined] as const);
  return Object.fromEntries([...inAddress, ...ahead]);
}
