'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback } from 'react';
import { CollectionsPanel } from '#components/collections/collections-panel.tsx';
import { FindingsPanel } from '#components/findings/findings-panel.tsx';
import { FreshnessLine } from '#components/freshness/freshness-line.tsx';
import { KpiTiles } from '#components/kpis/kpi-tiles.tsx';
import type { Targets } from '#components/kpis/targets.ts';
import { DroppedNotice } from '#components/scope/dropped-notice.tsx';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { ScopeState } from '#lib/api/schemas.ts';
import { scopesOptions } from '#lib/queries/scopes.ts';
import classes from './overview.module.css';
import { TrendPanels } from './trend-panels.tsx';

// Seen once in the life of an installation.
const FirstRun = lazy(() => import('#components/first-run/first-run.tsx'));

type Props = { targets: Targets; policy: string };

/** The first page: the four figures, their course, what is open and how well it was seen. */
export function Overview({ targets, policy }: Props) {
  const { scope, accounts } = useScope();
  const { data: scopes } = useQuery(scopesOptions(scope));
  const accountName = useCallback(
    (accountId: string) => accounts.find((account) => account.accountId === accountId)?.name ?? accountId,
    [accounts],
  );
  const isFirstRun = scopes !== undefined && isUnfiltered(scope) && !scopes.data.some(wasSeen);
  return (
    <main className={classes.main} id="content">
      <div className={classes.head}>
        <h1>Overview</h1>
        {isFirstRun ? null : <FreshnessLine scope={scope} accountName={accountName} />}
        <div className={classes.range}>
          <RangePicker />
        </div>
      </div>
      <DroppedNotice />
      {isFirstRun ? (
        <Suspense>
          <FirstRun scopes={scopes.data} policy={policy} />
        </Suspense>
      ) : (
        <>
          <KpiTiles scope={scope} targets={targets} />
          <TrendPanels scope={scope} targets={targets} />
          <FindingsPanel scope={scope} accountName={accountName} />
        </>
      )}
      <CollectionsPanel scope={scope} accountName={accountName} />
    </main>
  );
}

function isUnfiltered({ account, region }: { account: string | null; region: string | null }): boolean {
  return account === null && region === null;
}

function wasSeen({ completeAt, last }: ScopeState): boolean {
  return completeAt !== null || last?.outcome === 'partial';
}
