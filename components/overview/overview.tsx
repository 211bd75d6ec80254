'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { CollectionsPanel } from '#components/collections/collections-panel.tsx';
import { FindingsPanel } from '#components/findings/findings-panel.tsx';
import { Page } from '#components/frame/page.tsx';
import { KpiTiles } from '#components/kpis/kpi-tiles.tsx';
import type { Targets } from '#components/kpis/targets.ts';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { ScopeState } from '#lib/api/schemas.ts';
import { scopesOptions } from '#lib/queries/scopes.ts';
import { frameWords } from '#words/frame.ts';
import { TrendPanels } from './trend-panels.tsx';

// Seen once in the life of an installation.
const FirstRun = lazy(() => import('#components/first-run/first-run.tsx'));

type Props = { targets: Targets; policy: string };

/** The first page: the four figures, their course, what is open and how well it was seen. */
export function Overview({ targets, policy }: Props) {
  const { scope, accountName } = useScope();
  const { data: scopes } = useQuery(scopesOptions(scope));
  const isFirstRun = scopes !== undefined && isUnfiltered(scope) && !scopes.data.some(wasSeen);
  return (
    <Page title={frameWords.pages.overview} actions={<RangePicker />}>
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
    </Page>
  );
}

function isUnfiltered({ account, region }: { account: string | null; region: string | null }): boolean {
  return account === null && region === null;
}

function wasSeen({ completeAt, last }: ScopeState): boolean {
  return completeAt !== null || last?.outcome === 'partial';
}
