import { colour } from '#components/theme/palette.ts';
import type { ChartSeries, LineStyle } from './chart-model.ts';

const dashes: Record<LineStyle, string> = {
  solid: 'none',
  // A round cap adds a stroke's width to each dash.
  dashed: '3 6',
  dotted: '0.5 4.5',
  long: '9 5',
  mixed: '8 4.5 0.5 4.5',
  faint: '6 4',
};

const strokeWidths: Record<LineStyle, number> = {
  ...{ solid: 2, dashed: 1.75, dotted: 1.75, long: 1.75, mixed: 1.75, faint: 1.25 },
};

/** How big a value of a line is drawn that has no neighbours. */
export const lonelyRadius = 2.5;

/** Stroke and fill of a series, the same in both faces and in the legend. */
export function lookOf(series: ChartSeries) {
  const own = colour(series.colour);
  switch (series.mark) {
    case 'line':
      return {
        stroke: own,
        strokeWidth: strokeWidths[series.line],
        strokeOpacity: series.line === 'faint' ? 0.6 : 1,
        fill: 'none',
        strokeDasharray: dashes[series.line],
      };
    case 'area':
      return { stroke: colour('panel'), strokeWidth: 1, fill: own, fillOpacity: 0.85 };
    case 'bar':
      return { stroke: 'none', fill: own };
    case 'range':
      return { stroke: own, strokeWidth: 1, strokeDasharray: '2 3', fill: own, fillOpacity: 0.16 };
  }
}

/** The look of a series in a plot that is stretched to its box: strokes stay as thick as they should be. */
export function strokeOf(series: ChartSeries) {
  const ends = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  return { vectorEffect: 'non-scaling-stroke', ...ends, ...lookOf(series) };
}

/** The line that a metric is measured against. */
export const targetLook = {
  stroke: colour('target'),
  strokeWidth: 1,
  strokeDasharray: '1.5 3',
  fill: 'none',
} as const;
