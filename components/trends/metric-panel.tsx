'use client';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Chart } from '#components/charts/chart.tsx';
import type { ChartModel } from '#components/charts/chart-model.ts';
import { ExportMenu } from '#components/charts/export-menu.tsx';
import type { Mark } from '#components/charts/marks.ts';
import { SmallCharts } from '#components/charts/small-charts.tsx';
import type { Zoom } from '#components/charts/use-brush.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { Metric, TrendOf } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { type TrendView, trendOptions } from '#lib/queries/trends.ts';
import { chartWords } from '#words/charts.ts';
import { trendWords as words } from '#words/trends.ts';
import type { Compared } from './compared-trend.ts';
import { mostLines, type SplitModel, splitModel } from './split-model.ts';
import classes from './trends.module.css';

const height = 216;
const wholeHeight = height + 78;
const mostNamed = 8;

/** How one metric is drawn. */
type MetricChart<M extends Metric> = {
  metric: M;
  target: number;
  toModel: (trend: TrendOf<M>, target: number, compared: Compared<TrendOf<M>> | null) => ChartModel;
};

type Props<M extends Metric> = MetricChart<M> & {
  scope: Scope;
  view: TrendView;
  /** What the span before is called, if it is to be shown as well. */
  before: string | null;
  marks: readonly Mark[];
  zoom: Zoom | null;
  accountName: (accountId: string) => string;
  /** In place of the metric's own. */
  title?: string;
  aside?: string;
};

/** One metric over time, in its panel: whole, or a line for each account, region or owner. */
export function MetricPanel<M extends Metric>(props: Props<M>) {
  const { metric, target, toModel, scope, view, before, marks, zoom, accountName } = props;
  const { by } = view;
  const isCompared = before !== null && by === null;
  const query = useQuery({ ...trendOptions(metric, scope, view), placeholderData: keepPreviousData });
  const { data: earlier } = useQuery({
    ...trendOptions(metric, scope, view, 'before'),
    placeholderData: keepPreviousData,
    enabled: isCompared,
  });
  const { data } = query;
  const draw = useCallback(
    (trend: TrendOf<M>): SplitModel => {
      if (by !== null) return splitModel(trend, by, target, by === 'account' ? accountName : String);
      const compared = isCompared && earlier ? { trend: earlier, label: before } : null;
      return { model: toModel(trend, target, compared), others: [], unnamed: 0 };
    },
    [earlier, by, target, toModel, isCompared, before, accountName],
  );
  const drawn = useMemo(() => (data === undefined ? null : draw(data)), [data, draw]);
  return (
    <Panel
      title={props.title ?? words.titles[metric]}
      aside={props.aside ?? asideOf(metric, scope, view)}
      actions={
        <div className={classes.actions}>
          {zoom?.onReset ? <Button onClick={zoom.onReset}>{chartWords.resetZoom}</Button> : null}
          {drawn ? <ExportMenu model={drawn.model} /> : null}
        </div>
      }
    >
      <QueryBody query={query} what={words.titles[metric].toLowerCase()} height={wholeHeight}>
        {(trend) => (
          <Drawn
            {...(drawn ?? draw(trend))}
            isSplit={by !== null}
            metric={metric}
            marks={marks}
            zoom={zoom}
          />
        )}
      </QueryBody>
    </Panel>
  );
}

type DrawnProps = SplitModel & {
  isSplit: boolean;
  metric: Metric;
  marks: readonly Mark[];
  zoom: Zoom | null;
};

function Drawn({ model, others, unnamed, isSplit, metric, marks, zoom }: DrawnProps) {
  if (isSplit && model.series.length === 0) {
    return (
      <EmptyState title={words.emptyTitle} height={wholeHeight}>
        {metric === 'access-keys' ? words.noneHere['access-keys'] : words.noneHere.other}
      </EmptyState>
    );
  }
  if (!model.points.some(({ hasData }) => hasData)) {
    return (
      <EmptyState title={words.emptyTitle} height={wholeHeight}>
        {words.empty}
      </EmptyState>
    );
  }
  const left = others.length - mostNamed;
  return (
    <>
      {isSplit && model.series.length > mostLines ? (
        <SmallCharts model={model} />
      ) : (
        <Chart model={model} height={height} marks={marks} zoom={zoom} />
      )}
      {others.length + unnamed > 0 ? (
        <p className={classes.others}>
          {chartWords.notShown(others.slice(0, mostNamed).join(', '), Math.max(0, left) + unnamed)}
        </p>
      ) : null}
    </>
  );
}

function asideOf(metric: Metric, { region }: Scope, { by }: TrendView): string {
  if (by !== null) return `${words.splitAsides[metric]}, ${words.by[by]}`;
  if (metric === 'access-keys' && region !== null) return words.asides['access-keys-of-all-regions'];
  return words.asides[metric];
}
