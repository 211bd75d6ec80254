'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, useMemo } from 'react';
import { toEntries } from '#components/annotations/annotation-marks.ts';
import { AnnotationsPanel } from '#components/annotations/annotations-panel.tsx';
import { ChangesPanel } from '#components/changes/changes-panel.tsx';
import type { DaySpan, Zoom } from '#components/charts/use-brush.ts';
import { collectionParams } from '#components/collections/collection-params.ts';
import { ScopesSection } from '#components/collections/scopes-section.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { FindingsPanel } from '#components/findings/findings-panel.tsx';
import { useNow } from '#components/format/clock.tsx';
import { Page } from '#components/frame/page.tsx';
import { KpiTiles } from '#components/kpis/kpi-tiles.tsx';
import type { Targets } from '#components/kpis/targets.ts';
import { describeSpan } from '#components/scope/describe-span.ts';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { type ScopeState as ScopeInUse, useScope } from '#components/scope/use-scope.ts';
import { MoversPanel } from '#components/standings/movers-panel.tsx';
import { StandingsPanel } from '#components/standings/standings-panel.tsx';
import type { ScopeState } from '#lib/api/schemas.ts';
import { annotationsOptions } from '#lib/queries/annotations.ts';
import { scopesOptions } from '#lib/queries/scopes.ts';
import { frameWords } from '#words/frame.ts';
import { overviewWords as words } from '#words/overview.ts';
import classes from './overview.module.css';
import { viewParams } from './resolve-view.ts';
import { TrendPanels } from './trend-panels.tsx';
import { useView } from './use-view.ts';
import { viewDays } from './view-days.ts';
import { ViewPickers } from './view-pickers.tsx';

const pageParams = [...viewParams, ...collectionParams];
const scopesShown = 8;

// Seen once in the life of an installation.
const FirstRun = lazyPart(() => import('#components/first-run/first-run.tsx'));

type Props = { targets: Targets; policy: string };

/** The first page: the four figures, their course, what is open and how well it was seen. */
export function Overview({ targets, policy }: Props) {
  const { scope, accounts, accountName, setScope } = useScope();
  const { view, dropped, setView } = useView();
  const { data: scopes } = useQuery(scopesOptions(scope));
  const { data: annotations } = useQuery({ ...annotationsOptions(scope), placeholderData: keepPreviousData });
  const marks = useMemo(
    () => (annotations ? toEntries(annotations, accountName) : []),
    [annotations, accountName],
  );
  const zoom = useZoom(scope.from !== null, setScope);
  const span = describeSpan(scope);
  const days = viewDays(scope, view, useNow());
  const standings = { scope, since: days.against, target: targets.roleCoverage, accountName };
  const isFirstRun = scopes !== undefined && isUnfiltered(scope) && !scopes.data.some(wasSeen);
  return (
    <Page
      title={frameWords.pages.overview}
      params={pageParams}
      dropped={dropped}
      actions={
        <>
          <ViewPickers view={view} span={span} setView={setView} />
          <RangePicker />
        </>
      }
    >
      {isFirstRun ? (
        <Suspense>
          <FirstRun scopes={scopes.data} policy={policy} />
        </Suspense>
      ) : (
        <>
          <KpiTiles scope={scope} targets={targets} />
          <TrendPanels
            scope={scope}
            view={view}
            before={view.isCompared ? words.before(span) : null}
            targets={targets}
            marks={marks}
            zoom={zoom}
            accountName={accountName}
          />
          <div className={classes.halves}>
            <div className={classes.half}>
              <ChangesPanel
                scope={scope}
                since={days.since}
                days={days}
                onChange={(since) => setView({ since: since === days.yesterday ? null : since })}
              />
              <StandingsPanel by="owner" {...standings} />
            </div>
            <div className={classes.half}>
              <MoversPanel
                scope={scope}
                since={days.against}
                against={view.against}
                onChange={(against) => setView({ against: against === 'start' ? 'start' : null })}
              />
              <StandingsPanel by="account" {...standings} />
              <AnnotationsPanel scope={scope} accounts={accounts} accountName={accountName} />
            </div>
          </div>
          <FindingsPanel scope={scope} accountName={accountName} />
        </>
      )}
      <ScopesSection shownAtFirst={scopesShown} />
    </Page>
  );
}

/** Selecting a stretch of a chart makes it the span of everything. */
function useZoom(isZoomed: boolean, setScope: ScopeInUse['setScope']): Zoom {
  return useMemo(
    () => ({
      onZoom: (span: DaySpan) => setScope(span),
      onReset: isZoomed ? () => setScope({ from: null, to: null }) : null,
    }),
    [isZoomed, setScope],
  );
}

function isUnfiltered({ account, region }: { account: string | null; region: string | null }): boolean {
  return account === null && region === null;
}

function wasSeen({ completeAt, last }: ScopeState): boolean {
  return completeAt !== null || last?.outcome === 'partial';
}
