'use client';
import type { ReactNode } from 'react';
import { Chart } from '#components/charts/chart.tsx';
import type { ChartModel, LineSeries } from '#components/charts/chart-model.ts';
import { formatShortCount } from '#components/format/numbers.ts';

type Values = readonly (number | null)[];

function line(values: Values): LineSeries {
  return { key: 'line', label: 'open', colour: 'accent', lane: 'main', mark: 'line', line: 'solid', values };
}

function dayOf(index: number) {
  const day = `2026-11-${String(index + 1).padStart(2, '0')}`;
  return { firstDay: day, day };
}

function chart(name: string, values: Values, isComplete = (_index: number) => true): ReactNode {
  const model: ChartModel = {
    name,
    summary: `${name}: ${values.length} points`,
    points: values.map((value, index) => ({
      ...dayOf(index),
      label: `${index + 1} Nov`,
      hasData: value !== null,
      isComplete: isComplete(index),
    })),
    series: [line(values)],
    columns: [{ label: 'open', series: 'line', kind: 'count', values }],
    target: null,
    bounds: { min: 0 },
    unit: 1,
    smallestStep: 1,
    formatMain: formatShortCount,
    stripLabel: null,
  };
  return <Chart model={model} height={140} />;
}

const days = Array.from({ length: 30 }, (_, index) => index);

/** Charts of what is rare: nothing, one point, no change, huge figures, gaps. */
export const chartStories: Readonly<Record<string, ReactNode>> = {
  'Chart: one point': chart('One point', [12]),
  'Chart: no figure': chart('No figure', [null, null, null]),
  'Chart: all zero': chart('All zero', [0, 0, 0, 0]),
  'Chart: a thousand million': chart('A thousand million', [1e9, 1.2e9, 0.9e9, 1e9]),
  'Chart: gaps, and days seen in part': chart(
    'Gaps',
    days.map((day) => (day > 9 && day < 14 ? null : 20 + (day % 7))),
    (index) => index < 20 || index > 23,
  ),
};
