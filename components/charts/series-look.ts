import { colour } from '#components/theme/palette.ts';
import type { ChartSeries, LineSeries } from './chart-model.ts';

const dashes: Record<LineSeries['line'], string> = {
  solid: 'none',
  // A round cap adds a stroke's width to each dash.
  dashed: '3 6',
  dotted: '0.5 4.5',
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
        strokeWidth: series.line === 'solid' ? 2 : 1.75,
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
