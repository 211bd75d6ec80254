import type { ChartModel, ChartSeries, Lane } from './chart-model.ts';
import { pickTickIndexes } from './point-ticks.ts';
import { findShades, type Shade } from './shades.ts';
import { pickValueTicks } from './value-ticks.ts';

/** Units across the plot. It is stretched to the box it stands in, so they are no pixels; down, they are. */
export const plotWidth = 1000;

export type Extent = readonly [low: number, high: number];
export type DrawnSeries = { series: ChartSeries; extents: readonly (Extent | null)[] };
type ValueTick = { value: number; y: number; label: string };
type PointTick = { index: number; share: number; label: string };

/** A lane: where it lies, and the axis over the whole plot's height that puts its values there. */
export type LaneLayout = {
  top: number;
  bottom: number;
  ticks: readonly ValueTick[];
  axis: Extent;
  y: (value: number) => number;
};

export type ChartLayout = {
  height: number;
  step: number;
  x: (index: number) => number;
  main: LaneLayout;
  strip: LaneLayout | null;
  drawn: readonly DrawnSeries[];
  targetY: number | null;
  pointTicks: readonly PointTick[];
  shades: readonly Shade[];
};

const stripShare = 0.2;
const stripGap = 22;
const headroom = 8;

/** Where everything of a chart goes: for the server's SVG and for the interactive face alike. */
export function layOutChart(model: ChartModel, height: number): ChartLayout {
  const count = Math.max(1, model.points.length);
  const step = plotWidth / count;
  const drawn = withExtents(model.series);
  const hasStrip = drawn.some(({ series }) => series.lane === 'strip');
  const mainBottom = hasStrip ? Math.round(height * (1 - stripShare)) - stripGap : height;
  const main = layOutMain(model, drawn, mainBottom, height);
  return {
    height,
    step,
    x: (index) => (index + 0.5) * step,
    main,
    strip: hasStrip ? layOutStrip(drawn, mainBottom + stripGap, height) : null,
    drawn,
    targetY: model.target === null ? null : main.y(model.target.value),
    pointTicks: pickTickIndexes(count).flatMap((index) => {
      const point = model.points[index];
      return point ? [{ index, share: (index + 0.5) / count, label: point.label }] : [];
    }),
    shades: findShades(model.points),
  };
}

function withExtents(all: readonly ChartSeries[]): DrawnSeries[] {
  const heights: number[] = [];
  return all.map((series) => ({ series, extents: extentsOf(series, heights) }));
}

// `heights` is where the next stacked area begins at each point.
function extentsOf(series: ChartSeries, heights: number[]): readonly (Extent | null)[] {
  switch (series.mark) {
    case 'line':
      return series.values.map((value) => (value === null ? null : [value, value]));
    case 'range':
      return series.ranges;
    case 'bar': {
      const sign = series.direction === 'down' ? -1 : 1;
      return series.values.map((value) => barExtent(value, sign));
    }
    case 'area':
      return series.values.map((value, index) => {
        const low = heights[index] ?? 0;
        if (value === null) return null;
        heights[index] = low + value;
        return [low, low + value];
      });
  }
}

function barExtent(value: number | null, sign: 1 | -1): Extent | null {
  if (value === null || value === 0) return null;
  return sign === 1 ? [0, value] : [-value, 0];
}

function valuesOf(drawn: readonly DrawnSeries[], lane: Lane): number[] {
  return drawn
    .filter(({ series }) => series.lane === lane)
    .flatMap(({ extents }) => extents.flatMap((extent) => extent ?? []));
}

function layOutMain(model: ChartModel, drawn: readonly DrawnSeries[], bottom: number, height: number) {
  const { unit, smallestStep, formatMain } = model;
  const { min, max } = model.bounds;
  const values = [...valuesOf(drawn, 'main'), ...(model.target === null ? [] : [model.target.value])];
  const lowest = Math.min(min ?? 0, ...values);
  const highest = Math.max(...values, lowest);
  const top = max ?? (highest === lowest ? lowest + 1 : highest);
  const nice = pickValueTicks(lowest / unit, top / unit, 4, smallestStep);
  const low = nice.low * unit;
  const high = max ?? nice.high * unit;
  const ticks = nice.ticks.map((tick) => tick * unit).filter((tick) => tick <= high);
  return lane({ top: headroom, bottom, low, high, height }, ticks, formatMain);
}

function layOutStrip(drawn: readonly DrawnSeries[], top: number, height: number): LaneLayout {
  const values = valuesOf(drawn, 'strip');
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const reach = high === low ? 1 : 0;
  return lane({ top, bottom: height - 1, low, high: high + reach, height }, high > 0 ? [high] : [], (tick) =>
    String(tick),
  );
}

type LaneBox = { top: number; bottom: number; low: number; high: number; height: number };

function lane({ top, bottom, low, high, height }: LaneBox, ticks: number[], label: (tick: number) => string) {
  const perPixel = (high - low) / (bottom - top);
  const y = (value: number) => bottom - (value - low) / perPixel;
  const axis: Extent = [low - (height - bottom) * perPixel, high + top * perPixel];
  return { top, bottom, axis, y, ticks: ticks.map((value) => ({ value, y: y(value), label: label(value) })) };
}
