import type { ChartLayout, DrawnSeries, Extent, LaneLayout } from './chart-layout.ts';

const barShare = 0.7;

type Point = readonly [x: number, y: number];

/** The path of one series over the plot; empty where there is nothing to draw. */
export function pathOf({ series, extents }: DrawnSeries, layout: ChartLayout): string {
  const lane = series.lane === 'main' ? layout.main : layout.strip;
  if (lane === null) return '';
  switch (series.mark) {
    case 'line':
      return linePath(extents.map((extent, index) => extent && [layout.x(index), lane.y(extent[1])]));
    case 'area':
    case 'range':
      return areaPath(extents, layout, lane);
    case 'bar':
      return barsPath(extents, layout, lane);
  }
}

/** The points of a line that stand alone, each a stroke of no length, which a round cap makes a dot. */
export function dotsOf({ series, extents }: DrawnSeries, { x, main, strip }: ChartLayout): string {
  const lane = series.lane === 'main' ? main : strip;
  if (series.mark !== 'line' || lane === null) return '';
  return linePath(
    extents.map((extent, index) =>
      extent && isAlone(extents, index) ? [x(index), lane.y(extent[1])] : null,
    ),
  );
}

/** Whether a value has no neighbours: a line through it has no length. */
function isAlone(values: readonly unknown[], index: number): boolean {
  return isThere(values[index]) && !isThere(values[index - 1]) && !isThere(values[index + 1]);
}

/** A line through the points that breaks off where one is missing. A point that stands alone is closed, which draws its caps. */
export function linePath(points: readonly (Point | null)[]): string {
  return points
    .map((point, index) => {
      if (point === null) return '';
      const start = points[index - 1] ? 'L' : 'M';
      return `${start}${round(point[0])},${round(point[1])}${isAlone(points, index) ? 'Z' : ''}`;
    })
    .join('');
}

function areaPath(extents: readonly (Extent | null)[], { x, step }: ChartLayout, { y }: LaneLayout): string {
  const runs: { top: Point[]; bottom: Point[] }[] = [];
  for (const [index, extent] of extents.entries()) {
    if (extent === null) continue;
    if (!extents[index - 1]) runs.push({ top: [], bottom: [] });
    const reach = isAlone(extents, index) ? step * 0.35 : 0;
    const [low, high] = extent;
    for (const at of new Set([x(index) - reach, x(index) + reach])) {
      runs.at(-1)?.top.push([at, y(high)]);
      runs.at(-1)?.bottom.unshift([at, y(low)]);
    }
  }
  return runs.map(({ top, bottom }) => `${linePath([...top, ...bottom])}Z`).join('');
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

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
