import type { ChartColumn, ChartPoint } from './chart-model.ts';
import { formatFigure } from './figures.ts';

/** The last figure of a line and the point that it is of; null where the line has none. */
export function newestFigure(
  points: readonly Pick<ChartPoint, 'label'>[],
  { kind, values }: Pick<ChartColumn, 'kind' | 'values'>,
): { point: string; figure: string } | null {
  const index = values.findLastIndex((value) => value !== null);
  return index === -1
    ? null
    : { point: points[index]?.label ?? '', figure: formatFigure(kind, values[index]) };
}
