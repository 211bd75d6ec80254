import { chartWords as words } from '#words/charts.ts';
import type { ChartModel } from './chart-model.ts';

// Spreadsheets take a cell that begins so for a formula, whoever wrote it; and owners write their own names.
const formula = /^[=+\-@\t\r]/;

/** The table behind a chart as CSV (RFC 4180), oldest day first. */
export function toCsv({ points, columns }: ChartModel): string {
  const head = [words.day, ...columns.map(({ label }) => label)];
  const rows = points.map(({ day }, index) => [day, ...columns.map(({ cells }) => cells[index] ?? '')]);
  return [head, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

function toCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
