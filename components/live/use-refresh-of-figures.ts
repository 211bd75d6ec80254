'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { liveKeys } from '#lib/queries/live.ts';
import { scopesKeys } from '#lib/queries/scopes.ts';
import { setupKeys } from '#lib/queries/setup.ts';
import { hasEnded } from './has-ended.ts';

/** What does not follow from collections, or is fetched anew by other ways. */
const others: readonly unknown[] = [liveKeys.all[0], scopesKeys.all[0], setupKeys.all[0]];
// When many scopes end one after another, a refresh must not cut off the one before it for ever.
const atMostEveryMs = 4_000;

/** Fetches everything anew once a collection has ended: what it found is on the screen without a reload. */
export function useRefreshOfFigures(scopes: readonly ScopeState[] | undefined): void {
  const client = useQueryClient();
  const noted = useRef(new Map<string, string | null>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const refreshedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (scopes === undefined) return;
    if (hasEnded(scopes, noted.current) && timer.current === null) {
      const wait = Math.max(0, refreshedAt.current + atMostEveryMs - performance.now());
      timer.current = setTimeout(() => {
        timer.current = null;
        refreshedAt.current = performance.now();
        void client.invalidateQueries({ predicate: ({ queryKey }) => !others.includes(queryKey[0]) });
      }, wait);
    }
    for (const scope of scopes) noted.current.set(scopeKey(scope), scope.last?.id ?? null);
  }, [scopes, client]);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
