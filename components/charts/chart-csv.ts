import { csvLine } from '#lib/domain/csv.ts';
import { chartWords as words } from '#words/charts.ts';
import type { ChartModel } from './chart-model.ts';
import { plainFigure } from './figures.ts';
import { intervalOf } from './interval.ts';

/** The table behind a chart as CSV (RFC 4180), oldest day first: plain numbers, their unit in the head of the column. */
export function toCsv({ points, columns }: ChartModel): string {
  const isDaily = intervalOf(points) === 'day';
  const head = [
    ...(isDaily ? [words.intervals.day] : [words.firstDay, words.lastDay]),
    ...columns.map(({ label, kind }) => words.headOf[kind](label)),
  ];
  const rows = points.map(({ firstDay, day }, index) => [
    ...(isDaily ? [day] : [firstDay, day]),
    ...columns.map(({ kind, values }) => plainFigure(kind, values[index])),
  ]);
  return [head, ...rows].map(csvLine).join('');
}
