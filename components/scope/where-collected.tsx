'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLookedAt } from '#components/format/clock.tsx';
import { formatDate } from '#components/format/times.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { accountsOptions } from '#lib/queries/accounts.ts';
import type { Scope } from '#lib/queries/span.ts';
import { scopeWords as words } from '#words/scope.ts';
import { laterStart } from './monitoring-start.ts';

type Props = { scope: Pick<Scope, 'account' | 'at'>; height?: number; children: ReactNode };

/** What it holds; where nothing had been collected at the instant that is looked at, that. */
export function WhereCollected({ scope, height = 0, children }: Props) {
  const { data } = useQuery(accountsOptions());
  const start = laterStart(data, scope, useLookedAt());
  if (start === null) return children;
  return (
    <EmptyState title={words.notCollected} height={height}>
      {words.notCollectedHint(formatDate(start))}
    </EmptyState>
  );
}
