'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, useCallback } from 'react';
import type { ChartModel } from '#components/charts/chart-model.ts';
import type { Mark } from '#components/charts/marks.ts';
import type { Zoom } from '#components/charts/use-brush.ts';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Panel } from '#components/panel/panel.tsx';
import { LoadingState } from '#components/panel/panel-states.tsx';
import type { Metric, TrendOf } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { type TrendView, trendOptions } from '#lib/queries/trends.ts';
import { trendWords as words } from '#words/trends.ts';
import type { Compared } from './compared-trend.ts';
import { TrendPanel, trendHeight } from './trend-panel.tsx';

// Most days one looks at the whole.
const SplitPanel = lazyPart(() => import('./split-panel.tsx'));

type Props<M extends Metric> = {
  metric: M;
  target: number;
  toModel: (trend: TrendOf<M>, target: number, compared: Compared<TrendOf<M>> | null) => ChartModel;
  scope: Scope;
  view: TrendView;
  /** What the span before is called, if it is to be shown as well. */
  before: string | null;
  marks: readonly Mark[];
  zoom: Zoom;
  accountName: (accountId: string) => string;
};

/** One metric over time, in its panel: whole, or a line for each account, region or owner. */
export function MetricPanel<M extends Metric>({ toModel, before, ...shared }: Props<M>) {
  const { interval, by } = shared.view;
  if (by === null) return <WholePanel toModel={toModel} before={before} {...shared} />;
  const title = words.titles[shared.metric];
  return (
    <Suspense
      fallback={
        <Panel title={title}>
          <LoadingState height={trendHeight} />
        </Panel>
      }
    >
      <SplitPanel {...shared} view={{ interval, by }} />
    </Suspense>
  );
}

function WholePanel<M extends Metric>(props: Omit<Props<M>, 'accountName'>) {
  const { metric, target, toModel, scope, view, before, marks, zoom } = props;
  const query = useQuery({ ...trendOptions(metric, scope, view), placeholderData: keepPreviousData });
  const { data: earlier } = useQuery({
    ...trendOptions(metric, scope, view, 'before'),
    placeholderData: keepPreviousData,
    enabled: before !== null,
  });
  const draw = useCallback(
    (trend: TrendOf<M>) =>
      toModel(trend, target, before !== null && earlier ? { trend: earlier, label: before } : null),
    [toModel, target, before, earlier],
  );
  const aside =
    metric === 'access-keys' && scope.region !== null
      ? words.asides['access-keys-of-all-regions']
      : words.asides[metric];
  return (
    <TrendPanel
      title={words.titles[metric]}
      aside={aside}
      query={query}
      toModel={draw}
      marks={marks}
      zoom={zoom}
    />
  );
}
