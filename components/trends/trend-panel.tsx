'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Chart } from '#components/charts/chart.tsx';
import type { ChartModel } from '#components/charts/chart-model.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';

const height = 216;
const wholeHeight = height + 70;

type Props<T> = {
  title: string;
  aside?: ReactNode;
  query: UseQueryResult<T>;
  toModel: (trend: T) => ChartModel;
};

/** One metric over time, in its panel. */
export function TrendPanel<T>({ title, aside, query, toModel }: Props<T>) {
  return (
    <Panel title={title} aside={aside}>
      <QueryBody query={query} what={title.toLowerCase()} height={wholeHeight}>
        {(trend) => <TrendChart trend={trend} toModel={toModel} />}
      </QueryBody>
    </Panel>
  );
}

function TrendChart<T>({ trend, toModel }: { trend: T; toModel: (trend: T) => ChartModel }) {
  const model = useMemo(() => toModel(trend), [trend, toModel]);
  if (!model.points.some(({ hasData }) => hasData)) {
    return (
      <EmptyState title="No data in this range yet" height={wholeHeight}>
        Figures appear with the first complete collection. Choose a longer range or fewer filters, or collect
        now below.
      </EmptyState>
    );
  }
  return <Chart model={model} height={height} />;
}
