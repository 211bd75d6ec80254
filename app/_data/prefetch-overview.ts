import type { QueryClient } from '@tanstack/react-query';
import { resolveView } from '#components/overview/resolve-view.ts';
import { viewDays } from '#components/overview/view-days.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { moversShown, standingsShown } from '#components/standings/shown.ts';
import {
  annotationsQuery,
  changesSummaryQuery,
  findingsQuery,
  kpisQuery,
  type Metric,
  metrics,
  standingsQuery,
  type TrendOf,
  trendQuery,
} from '#lib/api/schemas.ts';
import { annotationsOptions, annotationsParams } from '#lib/queries/annotations.ts';
import { changesSummaryOptions, changesSummaryParams } from '#lib/queries/changes.ts';
import { openFindingsOptions, openFindingsParams } from '#lib/queries/findings.ts';
import { kpisOptions, kpisParams } from '#lib/queries/kpis.ts';
import type { Scope, SpanPeriod } from '#lib/queries/span.ts';
import { type StandingsView, standingsOptions, standingsParams } from '#lib/queries/standings.ts';
import { type TrendView, trendOptions, trendParams } from '#lib/queries/trends.ts';
import { getKpis } from '#lib/services/get-kpis.ts';
import { getTrend } from '#lib/services/get-trend.ts';
import { listAnnotations } from '#lib/services/list-annotations.ts';
import { listFindings } from '#lib/services/list-findings.ts';
import { listStandings } from '#lib/services/list-standings.ts';
import { summariseChanges } from '#lib/services/summarise-changes.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts everything that the Overview shows at first into the page, so that it arrives with its data. */
export async function prefetchOverview(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const now = new Date();
  const { view } = resolveView(raw, now);
  const days = viewDays(scope, view, now);
  const whole: TrendView = { interval: null, by: null };
  const cut: TrendView = { interval: view.interval, by: view.by };
  const isCut = cut.interval !== null || cut.by !== null;
  await Promise.all([
    prefetchKpis(client, scope, 'current', now),
    prefetchKpis(client, scope, 'before', now),
    ...metrics.flatMap((metric) => [
      // The tiles' lines are of the whole, however the charts are cut.
      prefetchTrend(client, metric, scope, now, whole),
      ...(isCut ? [prefetchTrend(client, metric, scope, now, cut)] : []),
      ...(view.isCompared && cut.by === null
        ? [prefetchTrend(client, metric, scope, now, cut, 'before')]
        : []),
    ]),
    prefetchTrend(client, 'role-coverage', scope, now, whole, 'before'),
    client.prefetchQuery({
      ...annotationsOptions(scope),
      queryFn: () => callService(annotationsQuery, listAnnotations, annotationsParams(scope, now)),
      retry: false,
    }),
    client.prefetchQuery({
      ...changesSummaryOptions(scope, days.since),
      queryFn: () =>
        callService(changesSummaryQuery, summariseChanges, changesSummaryParams(scope, days.since)),
      retry: false,
    }),
    ...overviewStandings(days.against).map((standings) =>
      client.prefetchQuery({
        ...standingsOptions(scope, standings),
        queryFn: () => callService(standingsQuery, listStandings, standingsParams(scope, standings, now)),
        retry: false,
      }),
    ),
    client.prefetchInfiniteQuery({
      ...openFindingsOptions(scope),
      queryFn: () => callService(findingsQuery, listFindings, openFindingsParams(scope)),
      retry: false,
    }),
  ]);
}

/** What the panels of owners, accounts and movers ask for. */
function overviewStandings(since: string): StandingsView[] {
  return [
    { by: 'owner', sort: 'coverage', limit: standingsShown, since },
    { by: 'account', sort: 'coverage', limit: standingsShown, since },
    { by: 'owner', sort: 'coverage-change', limit: moversShown, since },
    { by: 'owner', sort: 'keys-change', limit: moversShown, since },
  ];
}

function prefetchKpis(client: QueryClient, scope: Scope, period: SpanPeriod, now: Date): Promise<void> {
  return client.prefetchQuery({
    ...kpisOptions(scope, period),
    queryFn: () => callService(kpisQuery, getKpis, kpisParams(scope, period, now)),
    retry: false,
  });
}

function prefetchTrend<M extends Metric>(
  client: QueryClient,
  metric: M,
  scope: Scope,
  now: Date,
  view: TrendView,
  period: SpanPeriod = 'current',
): Promise<void> {
  return client.prefetchQuery({
    ...trendOptions(metric, scope, view, period),
    // The service answers with the metric that it was asked for.
    queryFn: () =>
      callService(trendQuery, getTrend, trendParams(metric, scope, now, view, period)) as Promise<TrendOf<M>>,
    retry: false,
  });
}
