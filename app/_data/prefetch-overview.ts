import type { QueryClient } from '@tanstack/react-query';
import { resolveView } from '#components/overview/resolve-view.ts';
import { viewDays } from '#components/overview/view-days.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { moversShown, standingsShown } from '#components/standings/shown.ts';
import { annotationsQuery, changesSummaryQuery, metrics, standingsQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import { annotationsOptions, annotationsParams } from '#lib/queries/annotations.ts';
import { changesSummaryOptions, changesSummaryParams } from '#lib/queries/changes.ts';
import { type StandingsView, standingsOptions, standingsParams } from '#lib/queries/standings.ts';
import { isLargeTrend, type TrendView } from '#lib/queries/trends.ts';
import { listAnnotations } from '#lib/services/list-annotations.ts';
import { listStandings } from '#lib/services/list-standings.ts';
import { summariseChanges } from '#lib/services/summarise-changes.ts';
import { prefetchFigures, prefetchTrend } from './prefetch-figures.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts everything that the Overview shows at first into the page, so that it arrives with its data. */
export async function prefetchOverview(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const at = now();
  const { view } = resolveView(raw, at);
  const days = viewDays(scope, view, at);
  const cut: TrendView = { interval: view.interval, by: view.by };
  const isCut = cut.interval !== null || cut.by !== null;
  await Promise.all([
    prefetchFigures(client, scope, at),
    ...metrics.flatMap((metric) => [
      ...(isCut && !isLargeTrend(scope, cut) ? [prefetchTrend(client, metric, scope, at, cut)] : []),
      ...(view.isCompared && cut.by === null
        ? [prefetchTrend(client, metric, scope, at, cut, 'before')]
        : []),
    ]),
    client.prefetchQuery({
      ...annotationsOptions(scope),
      queryFn: () => callService(annotationsQuery, listAnnotations, annotationsParams(scope, at)),
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
        queryFn: () => callService(standingsQuery, listStandings, standingsParams(scope, standings, at)),
        retry: false,
      }),
    ),
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
