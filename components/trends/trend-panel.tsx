'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button } from '#components/button/button.tsx';
import { Chart } from '#components/charts/chart.tsx';
import type { ChartModel } from '#components/charts/chart-model.ts';
import { ExportMenu } from '#components/charts/export-menu.tsx';
import type { Mark } from '#components/charts/marks.ts';
import type { Zoom } from '#components/charts/use-brush.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import { chartWords } from '#words/charts.ts';
import { trendWords as words } from '#words/trends.ts';
import classes from './trends.module.css';

const height = 216;
/** With its legend and the line below it. */
export const trendHeight = height + 78;

type Props<T> = {
  title: string;
  aside: string;
  query: UseQueryResult<T>;
  /** Kept between renders: the chart is laid out anew when it changes. */
  toModel: (trend: T) => ChartModel;
  marks?: readonly Mark[];
  zoom: Zoom;
};

/** One metric over time, in its panel. */
export function TrendPanel<T>({ title, aside, query, toModel, marks, zoom }: Props<T>) {
  const { data } = query;
  const model = useMemo(() => (data === undefined ? null : toModel(data)), [data, toModel]);
  return (
    <Panel title={title} aside={aside} actions={<TrendActions model={model} zoom={zoom} />}>
      <QueryBody query={query} what={title.toLowerCase()} height={trendHeight}>
        {(trend) => <Drawn model={model ?? toModel(trend)} marks={marks ?? []} zoom={zoom} />}
      </QueryBody>
    </Panel>
  );
}

/** What can be done with a trend as a whole. */
export function TrendActions({ model, zoom }: { model: ChartModel | null; zoom: Zoom }) {
  return (
    <div className={classes.actions}>
      {zoom.onReset ? <Button onClick={zoom.onReset}>{chartWords.resetZoom}</Button> : null}
      {model ? <ExportMenu model={model} /> : null}
    </div>
  );
}

type DrawnProps = { model: ChartModel; marks: readonly Mark[]; zoom: Zoom };

function Drawn({ model, marks, zoom }: DrawnProps) {
  if (model.points.some(({ hasData }) => hasData))
    return <Chart model={model} height={height} marks={marks} zoom={zoom} />;
  return <NoData />;
}

function NoData() {
  const { scope } = useScope();
  return (
    <WhereCollected scope={scope} height={trendHeight}>
      <EmptyState title={words.emptyTitle} height={trendHeight}>
        {words.empty}
      </EmptyState>
    </WhereCollected>
  );
}
