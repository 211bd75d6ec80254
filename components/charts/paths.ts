import { area, line } from 'd3-shape';
import type { ChartLayout, DrawnSeries, Extent, LaneLayout } from './chart-layout.ts';

const barShare = 0.7;

/** The path of one series over the plot; empty where there is nothing to draw. */
export function pathOf({ series, extents }: DrawnSeries, layout: ChartLayout): string {
  const lane = series.lane === 'main' ? layout.main : layout.strip;
  if (lane === null) return '';
  switch (series.mark) {
    case 'line':
      return linePath(extents, layout, lane);
    case 'area':
    case 'range':
      return areaPath(extents, layout, lane);
    case 'bar':
      return barsPath(extents, layout, lane);
  }
}

/** Whether a value has no neighbours: a line through it has no length. */
export function isAlone(extents: readonly (Extent | null)[], index: number): boolean {
  return Boolean(extents[index]) && !extents[index - 1] && !extents[index + 1];
}

/** The points of a line that stand alone, each a stroke of no length, which a round cap makes a dot. */
export function dotsOf({ series, extents }: DrawnSeries, { x, main, strip }: ChartLayout): string {
  const lane = series.lane === 'main' ? main : strip;
  if (series.mark !== 'line' || lane === null) return '';
  return extents
    .map((extent, index) =>
      extent && isAlone(extents, index) ? `M${round(x(index))},${round(lane.y(extent[1]))}Z` : '',
    )
    .join('');
}

function linePath(extents: readonly (Extent | null)[], { x }: ChartLayout, { y }: LaneLayout): string {
  const draw = line<Extent | null>()
    .defined((extent) => extent !== null)
    .x((_, index) => x(index))
    .y((extent) => y(extent?.[1] ?? 0))
    .digits(1);
  return draw(extents) ?? '';
}

function areaPath(extents: readonly (Extent | null)[], { x, step }: ChartLayout, { y }: LaneLayout): string {
  const draw = area<[number, Extent | null]>()
    .defined(([, extent]) => extent !== null)
    .x(([at]) => at)
    .y0(([, extent]) => y(extent?.[0] ?? 0))
    .y1(([, extent]) => y(extent?.[1] ?? 0))
    .digits(1);
  const points = extents.flatMap((extent, index): [number, Extent | null][] => {
    const reach = step * 0.35;
    return isAlone(extents, index)
      ? [
          [x(index) - reach, extent],
          [x(index) + reach, extent],
        ]
      : [[x(index), extent]];
  });
  return draw(points) ?? '';
}

function barsPath(extents: readonly (Extent | null)[], { x, step }: ChartLayout, { y }: LaneLayout): string {
  const width = step * barShare;
  return extents
    .map((extent, index) => {
      if (extent === null) return '';
      const [low, high] = extent;
      const left = round(x(index) - width / 2);
      return `M${left},${round(y(low))}V${round(y(high))}h${round(width)}V${round(y(low))}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
