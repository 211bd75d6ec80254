'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '#components/format/clock.tsx';
import type { CollectionRequest, ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { cancelOptions, runNowOptions } from '#lib/queries/collections.ts';
import { liveScopesOptions } from '#lib/queries/live.ts';
import { scopesIntervalMs, scopesOptions } from '#lib/queries/scopes.ts';
import type { Scope } from '#lib/queries/span.ts';
import { type Asked, asksFor, describeCourse, isWaiting } from './scope-state.ts';

const watchMs = 1_000;
const whileToldMs = 60_000;
const watchLongMs = 4_000;
const longMs = 45_000;

const nothingAsked = { collections: new Map() as Asked, at: 0 };

/** The scopes as they stand, and how to collect them now; what was asked for is watched until it has ended. */
export function useCollections(scope: Scope) {
  const client = useQueryClient();
  const now = useNow().getTime();
  const [asked, setAsked] = useState(nothingAsked);
  const waitingIn = (scopes: readonly ScopeState[] = []) =>
    scopes.filter((state) => isWaiting(state, asked.collections));
  const { data: live } = useQuery(liveScopesOptions());
  const query = useQuery({
    ...scopesOptions(scope),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (live) return whileToldMs;
      if (waitingIn(state.data?.data).length === 0) return scopesIntervalMs(state.data);
      return performance.now() - asked.at < longMs ? watchMs : watchLongMs;
    },
  });
  const runNow = useMutation({
    ...runNowOptions(client),
    // Noted before the request: a collection may have ended before its answer is here.
    onMutate: () => new Map(query.data?.data.map((state) => [scopeKey(state), state])),
    onSuccess: ({ queued }, _request, before) => {
      const more = queued.map((name) => [scopeKey(name), before.get(scopeKey(name)) ?? null] as const);
      const kept = [...asked.collections].filter(([key]) =>
        isUnderWay(query.data?.data, key, asked.collections),
      );
      if (more.length > 0) setAsked({ collections: new Map([...kept, ...more]), at: performance.now() });
    },
  });
  const cancel = useMutation(cancelOptions(client));

  const scopes = query.data?.data ?? [];
  const isQueued = (state: ScopeState) =>
    isWaiting(state, asked.collections) || (runNow.isPending && asksFor(runNow.variables, state));
  return {
    query,
    runNow,
    isQueued,
    asked: asked.collections,
    course: describeCourse(scopes, asked.collections),
    /** Nothing has begun for so long that the worker may not run. */
    isStuck:
      waitingIn(scopes).length > 0 &&
      scopes.every(({ running }) => running === null) &&
      now - asked.at > longMs,
    run: (request: CollectionRequest) => runNow.mutate(request),
    cancel,
    actions: {
      onRun: (state: ScopeState) => runNow.mutate(requestOf(state)),
      onCancel: (state: ScopeState) => cancel.mutate(requestOf(state)),
    },
  };
}

function requestOf({ accountId, region, collector }: ScopeState): CollectionRequest {
  return { account: accountId, region, collector };
}

function isUnderWay(scopes: readonly ScopeState[] | undefined, key: string, asked: Asked): boolean {
  const state = scopes?.find((one) => scopeKey(one) === key);
  return state !== undefined && (state.running !== null || isWaiting(state, asked));
}
