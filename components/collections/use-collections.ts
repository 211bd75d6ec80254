'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CollectionRequest, ScopeState } from '#lib/api/schemas.ts';
import { accountsKeys } from '#lib/queries/accounts.ts';
import { runNowOptions } from '#lib/queries/collections.ts';
import { findingsKeys } from '#lib/queries/findings.ts';
import { kpisKeys } from '#lib/queries/kpis.ts';
import { ownersKeys } from '#lib/queries/owners.ts';
import { scopesOptions } from '#lib/queries/scopes.ts';
import type { Scope } from '#lib/queries/span.ts';
import { trendsKeys } from '#lib/queries/trends.ts';
import { keyOf } from './scope-state.ts';

const watchMs = 1_000;
const watchForMs = 30_000;

/** The scopes as they stand, and how to collect them now; while something was asked for they are watched closely. */
export function useCollections(scope: Scope) {
  const [asked, setAsked] = useState<ReadonlyMap<string, string>>(new Map());
  const [isWatching, setWatching] = useState(false);
  const options = scopesOptions(scope);
  const query = useQuery({
    ...options,
    placeholderData: keepPreviousData,
    ...(isWatching ? { refetchInterval: watchMs } : {}),
  });
  const runNow = useMutation({
    ...runNowOptions(useQueryClient()),
    onSuccess: ({ queued }) => {
      const at = new Date().toISOString();
      setAsked(new Map([...asked, ...queued.map((name) => [keyOf(name), at] as const)]));
      setWatching(true);
    },
  });
  useEffect(() => {
    if (!isWatching) return;
    const timer = setTimeout(() => setWatching(false), watchForMs);
    return () => clearTimeout(timer);
  }, [isWatching]);
  useRefreshOfFigures(query.data?.data);

  const isQueued = (state: ScopeState) => {
    const at = asked.get(keyOf(state));
    return isWatching && at !== undefined && (state.last === null || state.last.startedAt < at);
  };
  return { query, runNow, isQueued, run: (request: CollectionRequest) => runNow.mutate(request) };
}

// What a collection found is on the screen as soon as it has ended, without a reload.
function useRefreshOfFigures(scopes: readonly ScopeState[] | undefined) {
  const client = useQueryClient();
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (scopes === undefined) return;
    const ended = scopes.map((scope) => scope.last?.id ?? '').join();
    if (before.current !== null && before.current !== ended) {
      const keys = [kpisKeys.all, trendsKeys.all, findingsKeys.all, accountsKeys.all, ownersKeys.all];
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    }
    before.current = ended;
  }, [scopes, client]);
}
