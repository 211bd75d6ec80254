import type { ChartColumn, ChartSeries, FigureKind, LineSeries } from '#components/charts/chart-model.ts';
import { formatFigure } from '#components/charts/figures.ts';
import { trendWords as words } from '#words/trends.ts';

/** The same metric over the span before, with what that span is called: `the 30 days before`. */
export type Compared<T> = { trend: T; label: string };

/** What a chart shows of an earlier span: a faint line, a column and a sentence. */
export type Comparison = {
  values: readonly (number | null)[];
  series: ChartSeries;
  column: ChartColumn;
  sentence: string;
};

type Reading<P> = {
  /** How many points there are to lay the earlier ones over: the first over the first. */
  count: number;
  label: string;
  read: (point: P) => number | null;
  kind: FigureKind;
};

/** An earlier span's points, laid over the present ones by their position. */
export function compare<P>(
  points: readonly P[] | undefined,
  { count, label, read, kind }: Reading<P>,
): Comparison | null {
  if (points === undefined || points.length === 0) return null;
  const values = Array.from({ length: count }, (_, index) => {
    const point = points[index];
    return point === undefined ? null : read(point);
  });
  const known = values.filter((value) => value !== null);
  const [start, end] = [known.at(0), known.at(-1)];
  const series: LineSeries = {
    ...{ key: 'before', label, colour: 'text', lane: 'main', mark: 'line', line: 'faint' },
    values,
  };
  return {
    values,
    series,
    column: { label, series: 'before', kind, values },
    sentence:
      start === undefined || end === undefined
        ? ` ${label}: ${words.noData}`
        : ` ${words.compared(label, formatFigure(kind, start), formatFigure(kind, end))}`,
  };
}
