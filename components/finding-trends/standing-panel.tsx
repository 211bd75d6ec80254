'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Chart } from '#components/charts/chart.tsx';
import { ExportMenu } from '#components/charts/export-menu.tsx';
import { SmallCharts } from '#components/charts/small-charts.tsx';
import type { Zoom } from '#components/charts/use-brush.ts';
import { useNow } from '#components/format/clock.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { mostLines } from '#components/trends/split-model.ts';
import { trendHeight } from '#components/trends/trend-panel.tsx';
import { type FindingTrendView, findingTrendOptions } from '#lib/queries/finding-trends.ts';
import type { Scope } from '#lib/queries/span.ts';
import { findingTrendWords as words } from '#words/finding-trends.ts';
import { smallChartWords } from '#words/small-charts.ts';
import classes from './finding-trends.module.css';
import { type StandingModel, standingModel } from './standing-model.ts';

const mostNamed = 8;

type Props = {
  title: string;
  aside: string;
  what: string;
  scope: Scope;
  zoom: Zoom;
  view: FindingTrendView;
  labelOf: (group: string) => string;
};

/** Findings that stood over time, a line for each group. */
export function StandingPanel({ title, aside, what, scope, zoom, view, labelOf }: Props) {
  const query = useQuery(findingTrendOptions(scope, useNow(), view));
  const { data } = query;
  const standing = useMemo(
    () => (data === undefined ? null : standingModel(data, title, labelOf)),
    [data, title, labelOf],
  );
  const isEmpty = standing === null || standing.model.series.length === 0;
  return (
    <Panel title={title} aside={aside} actions={isEmpty ? undefined : <ExportMenu model={standing.model} />}>
      <QueryBody query={query} what={what} height={trendHeight}>
        {(trend) => <Drawn standing={standing ?? standingModel(trend, title, labelOf)} zoom={zoom} />}
      </QueryBody>
    </Panel>
  );
}

type DrawnProps = { standing: StandingModel; zoom: Zoom };

function Drawn({ standing: { model, others, unnamed }, zoom }: DrawnProps) {
  if (model.series.length === 0) {
    return (
      <EmptyState title={words.none} height={trendHeight}>
        {words.noneHint}
      </EmptyState>
    );
  }
  const left = Math.max(0, others.length - mostNamed);
  return (
    <>
      {model.series.length > mostLines ? <SmallCharts model={model} /> : <Chart model={model} zoom={zoom} />}
      {others.length + unnamed > 0 ? (
        <p className={classes.others}>
          {smallChartWords.notShown(others.slice(0, mostNamed).join(', '), left + unnamed)}
        </p>
      ) : null}
    </>
  );
}
