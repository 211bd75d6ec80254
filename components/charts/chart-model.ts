import type { PaletteColour } from '#components/theme/palette.ts';

/** A chart has a main lane and, where there are events to count, a low strip of bars below it. */
export type Lane = 'main' | 'strip';

type Values = readonly (number | null)[];
type Common = { key: string; label: string; colour: PaletteColour; lane: Lane };

/** `faint` is for what is only there to compare with. */
export type LineStyle = 'solid' | 'dashed' | 'dotted' | 'long' | 'mixed' | 'faint';

export type LineSeries = Common & { mark: 'line'; line: LineStyle; values: Values };
/** Stacked on the areas before it. */
type AreaSeries = Common & { mark: 'area'; values: Values };
/** Bars that rise from the strip's base line, or hang from it. */
type BarSeries = Common & { mark: 'bar'; direction: 'up' | 'down'; values: Values };
/** From a low to a high value at each point: what the truth lies between. */
type RangeSeries = Common & { mark: 'range'; ranges: readonly (readonly [number, number] | null)[] };

export type ChartSeries = LineSeries | AreaSeries | BarSeries | RangeSeries;

/** One place on the horizontal axis. */
export type ChartPoint = {
  /** The days (UTC) that it stands for, `2026-11-23`: the first and the last. */
  firstDay: string;
  day: string;
  /** `23 Nov`, or the week that it begins. */
  label: string;
  hasData: boolean;
  /** False where a part of the estate was not seen. */
  isComplete: boolean;
};

/** What a figure is: counted, a share of one, or a time in hours. */
export type FigureKind = 'count' | 'ratio' | 'hours';

/** A column of the table behind a chart, and a line of its tooltip; a figure for each point. */
export type ChartColumn = { label: string; series: string | null; kind: FigureKind; values: Values };

/** Everything that a chart shows; nothing of where it comes from. */
export type ChartModel = {
  name: string;
  /** What one would say who describes the chart on the telephone. */
  summary: string;
  points: readonly ChartPoint[];
  /** The first is the one that matters most: it lies on top. */
  series: readonly ChartSeries[];
  columns: readonly ChartColumn[];
  target: { value: number; label: string } | null;
  /** Bounds that the main axis keeps; without them it starts at zero and ends above the highest value. */
  bounds: { min?: number; max?: number };
  /** What one unit of the main axis is in the values' own: 24 for hours that are read in days. */
  unit: number;
  /** The least step between two figures on the main axis: 1 for what is counted. */
  smallestStep: number;
  formatMain: (value: number) => string;
  stripLabel: string | null;
};
