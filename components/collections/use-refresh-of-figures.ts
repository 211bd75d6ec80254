'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ScopeState } from '#lib/api/schemas.ts';
import { accountsKeys } from '#lib/queries/accounts.ts';
import { annotationsKeys } from '#lib/queries/annotations.ts';
import { changesKeys } from '#lib/queries/changes.ts';
import { findingsKeys } from '#lib/queries/findings.ts';
import { kpisKeys } from '#lib/queries/kpis.ts';
import { ownersKeys } from '#lib/queries/owners.ts';
import { standingsKeys } from '#lib/queries/standings.ts';
import { trendsKeys } from '#lib/queries/trends.ts';
import { hasEnded, keyOf, lastIdOf } from './scope-state.ts';

const figures = [
  ...[kpisKeys.all, trendsKeys.all, standingsKeys.all, changesKeys.all, annotationsKeys.all],
  ...[findingsKeys.all, accountsKeys.all, ownersKeys.all],
];
// When many scopes end one after another, a refresh must not cut off the one before it for ever.
const atMostEveryMs = 4_000;

/** Fetches everything anew once a collection has ended: what it found is on the screen without a reload. */
export function useRefreshOfFigures(scopes: readonly ScopeState[] | undefined): void {
  const client = useQueryClient();
  const noted = useRef(new Map<string, string | null>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const refreshedAt = useRef(0);

  useEffect(() => {
    if (scopes === undefined) return;
    if (hasEnded(scopes, noted.current) && timer.current === null) {
      const wait = Math.max(0, refreshedAt.current + atMostEveryMs - Date.now());
      timer.current = setTimeout(() => {
        timer.current = null;
        refreshedAt.current = Date.now();
        for (const queryKey of figures) void client.invalidateQueries({ queryKey });
      }, wait);
    }
    for (const scope of scopes) noted.current.set(keyOf(scope), lastIdOf(scope));
  }, [scopes, client]);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
