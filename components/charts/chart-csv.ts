import { csvLine } from '#lib/domain/csv.ts';
import { chartWords as words } from '#words/charts.ts';
import type { ChartModel } from './chart-model.ts';

/** The table behind a chart as CSV (RFC 4180), oldest day first. */
export function toCsv({ points, columns }: ChartModel): string {
  const head = [words.day, ...columns.map(({ label }) => label)];
  const rows = points.map(({ day }, index) => [day, ...columns.map(({ cells }) => cells[index] ?? '')]);
  return [head, ...rows].map(csvLine).join('');
}
