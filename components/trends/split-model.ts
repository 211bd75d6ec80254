import type {
  ChartColumn,
  ChartModel,
  FigureKind,
  LineSeries,
  LineStyle,
} from '#components/charts/chart-model.ts';
import { newestFigure } from '#components/charts/newest-figure.ts';
import { formatHours, formatInUnit, unitOfHours } from '#components/format/durations.ts';
import { formatCount, formatRoundRatio, formatShortCount, formatTarget } from '#components/format/numbers.ts';
import type { PaletteColour } from '#components/theme/palette.ts';
import type { Dimension, Metric, Trend } from '#lib/api/schemas.ts';
import { splitWords as splits } from '#words/splits.ts';
import { trendWords as words } from '#words/trends.ts';
import { toChartPoints } from './trend-points.ts';

/** The most lines that one chart holds; more become small charts beside each other. */
export const mostLines = 5;
/** The most small charts; who comes after them is named only. */
export const mostSmallCharts = 12;

export const splitLooks: readonly { colour: PaletteColour; line: LineStyle }[] = [
  { colour: 'split1', line: 'solid' },
  { colour: 'split2', line: 'long' },
  { colour: 'split3', line: 'dashed' },
  { colour: 'split4', line: 'mixed' },
  { colour: 'split5', line: 'dotted' },
];

/** A metric split: its lines, biggest group first, and who is left out. */
export type SplitModel = {
  model: ChartModel;
  /** Groups that have no line here, by name, and how many more there are that the API did not name. */
  others: readonly string[];
  unnamed: number;
};

type Part = { by: string; values: readonly (number | null)[] };
type Place = { day: string; complete: boolean };
type Reading = Pick<ChartModel, 'bounds' | 'unit' | 'smallestStep' | 'formatMain'> & {
  target: number | null;
  kind: FigureKind;
  formatTarget: (value: number) => string;
};

/**
 * One line a group.
 *
 * @param target in the metric's own unit; a target for the whole estate says nothing of a part's count, so only ratios and times have one
 * @param labelOf what a group is called: an account by its name
 */
export function splitModel(
  trend: Trend,
  by: Dimension,
  target: number,
  labelOf: (group: string) => string,
): SplitModel {
  const { parts, places } = readParts(trend);
  const shown = parts.slice(0, parts.length > mostLines ? mostSmallCharts : mostLines);
  const reading = readingOf(trend.metric, shown, target);
  const name = words.titles[trend.metric];
  const points = toChartPoints(places, trend, () => true).map((point, index) => ({
    ...point,
    hasData: shown.some(({ values }) => values[index] !== null),
  }));
  const series = shown.map(
    ({ by: group, values }, index): LineSeries => ({
      ...{ key: `split-${index}`, label: labelOf(group), lane: 'main', mark: 'line', values },
      ...(splitLooks[shown.length > mostLines ? 0 : index] ?? { colour: 'split1', line: 'solid' }),
    }),
  );
  const columns = series.map(
    ({ key, label, values }): ChartColumn => ({ label, series: key, kind: reading.kind, values }),
  );
  const newest = columns.map((column) => splits.lastFigure(column.label, newestFigure(points, column)));
  return {
    others: parts.slice(shown.length).map(({ by: group }) => labelOf(group)),
    unnamed: trend.omitted,
    model: {
      name,
      summary: `${splits.splitSummary(name, series.length, splits.by[by])}. ${splits.lastFigures(newest)}`,
      points,
      series,
      columns,
      target:
        reading.target === null
          ? null
          : { value: reading.target, label: words.target(reading.formatTarget(reading.target)) },
      bounds: reading.bounds,
      unit: reading.unit,
      smallestStep: reading.smallestStep,
      formatMain: reading.formatMain,
      stripLabel: null,
    },
  };
}

/** The one figure of each metric that its parts are compared by. */
function readParts(trend: Trend): { parts: Part[]; places: readonly Place[] } {
  const places = trend.series[0]?.points ?? [];
  const named = <P>(
    series: readonly { by: string | null; points: readonly P[] }[],
    read: (point: P) => number | null,
  ) => series.map(({ by, points }) => ({ by: by ?? '', values: points.map(read) }));
  switch (trend.metric) {
    case 'role-coverage':
      return { places, parts: named(trend.series, ({ ratio }) => ratio) };
    case 'mttr':
      return { places, parts: named(trend.series, ({ meanHours }) => meanHours) };
    case 'access-keys':
      return { places, parts: named(trend.series, ({ active }) => active) };
    case 'exposed-credentials':
      return { places, parts: named(trend.series, ({ open }) => open) };
  }
}

function readingOf(metric: Metric, parts: readonly Part[], target: number): Reading {
  const known = parts.flatMap(({ values }) => values.filter((value) => value !== null));
  switch (metric) {
    case 'role-coverage': {
      const lowest = known.reduce((low, value) => Math.min(low, value), target);
      return {
        ...{ target, kind: 'ratio', formatTarget, unit: 1, smallestStep: 0 },
        bounds: { min: Math.max(0, Math.floor(lowest * 20 - 0.5) / 20), max: 1 },
        formatMain: formatRoundRatio,
      };
    }
    case 'mttr': {
      const unit =
        unitOfHours(known.reduce((high, value) => Math.max(high, value), target)) === 'd' ? 'd' : 'h';
      return {
        ...{ target, kind: 'hours', formatTarget: formatHours, bounds: { min: 0 }, smallestStep: 0 },
        unit: unit === 'd' ? 24 : 1,
        formatMain: (value) => formatInUnit(value, unit),
      };
    }
    case 'access-keys':
    case 'exposed-credentials':
      return {
        ...{ target: null, kind: 'count', formatTarget: formatCount, bounds: { min: 0 } },
        ...{ unit: 1, smallestStep: 1, formatMain: formatShortCount },
      };
  }
}
