import type { ChartPoint } from './chart-model.ts';

/** A stretch of points that say less than the others: nothing was seen, or not everything. */
export type Shade = { reason: 'no data' | 'incomplete'; from: number; to: number };

/** The stretches without data and with incomplete data; `from` and `to` are point indexes, `to` excluded. */
export function findShades(points: readonly ChartPoint[]): Shade[] {
  const shades: Shade[] = [];
  for (const [index, point] of points.entries()) {
    const reason = reasonOf(point);
    if (reason === null) continue;
    const last = shades.at(-1);
    if (last?.reason === reason && last.to === index) last.to = index + 1;
    else shades.push({ reason, from: index, to: index + 1 });
  }
  return shades;
}

function reasonOf({ hasData, isComplete }: ChartPoint): Shade['reason'] | null {
  if (!hasData) return 'no data';
  return isComplete ? null : 'incomplete';
}
