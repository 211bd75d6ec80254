import type { ChartPoint } from './chart-model.ts';

/** The last figure of a line and the point that it is of; null where the line has none. */
export function newestFigure(
  points: readonly Pick<ChartPoint, 'label'>[],
  cells: readonly string[],
  known: readonly unknown[],
): { point: string; figure: string } | null {
  const index = known.findLastIndex((value) => value !== null);
  return index === -1 ? null : { point: points[index]?.label ?? '', figure: cells[index] ?? '' };
}
