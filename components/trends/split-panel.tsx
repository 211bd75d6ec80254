'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Chart } from '#components/charts/chart.tsx';
import type { Mark } from '#components/charts/marks.ts';
import { SmallCharts } from '#components/charts/small-charts.tsx';
import type { Zoom } from '#components/charts/use-brush.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { Dimension, Metric, Trend } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { type TrendView, trendOptions } from '#lib/queries/trends.ts';
import { smallChartWords } from '#words/small-charts.ts';
import { splitWords as splits } from '#words/splits.ts';
import { trendWords as words } from '#words/trends.ts';
import { mostLines, type SplitModel, splitModel } from './split-model.ts';
import { TrendActions, trendHeight } from './trend-panel.tsx';
import classes from './trends.module.css';

const mostNamed = 8;

type Props = {
  metric: Metric;
  target: number;
  scope: Scope;
  view: TrendView & { by: Dimension };
  marks: readonly Mark[];
  zoom: Zoom;
  accountName: (accountId: string) => string;
};

/** One metric over time, with a line for each account, region or owner. */
export default function SplitPanel({ metric, target, scope, view, marks, zoom, accountName }: Props) {
  const { by } = view;
  const query = useQuery({
    ...trendOptions(metric, scope, view),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const draw = useCallback(
    (trend: Trend) => splitModel(trend, by, target, by === 'account' ? accountName : String),
    [by, target, accountName],
  );
  const split = useMemo(() => (data === undefined ? null : draw(data)), [data, draw]);
  return (
    <Panel
      title={words.titles[metric]}
      aside={`${splits.splitAsides[metric]}, ${splits.by[by]}`}
      actions={<TrendActions model={split?.model ?? null} zoom={zoom} />}
    >
      <QueryBody query={query} what={words.titles[metric].toLowerCase()} height={trendHeight}>
        {(trend) => <Drawn split={split ?? draw(trend)} metric={metric} marks={marks} zoom={zoom} />}
      </QueryBody>
    </Panel>
  );
}

type DrawnProps = { split: SplitModel; metric: Metric; marks: readonly Mark[]; zoom: Zoom };

function Drawn({ split: { model, others, unnamed }, metric, marks, zoom }: DrawnProps) {
  if (model.series.length === 0) {
    return (
      <EmptyState title={words.emptyTitle} height={trendHeight}>
        {metric === 'access-keys' ? splits.noneHere['access-keys'] : splits.noneHere.other}
      </EmptyState>
    );
  }
  const left = Math.max(0, others.length - mostNamed);
  return (
    <>
      {model.series.length > mostLines ? (
        <SmallCharts model={model} />
      ) : (
        <Chart model={model} marks={marks} zoom={zoom} />
      )}
      {others.length + unnamed > 0 ? (
        <p className={classes.others}>
          {smallChartWords.notShown(others.slice(0, mostNamed).join(', '), left + unnamed)}
        </p>
      ) : null}
    </>
  );
}
