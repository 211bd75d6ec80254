import type { Figure } from './figure.ts';

const headings = ['figure', 'measured', 'goal', '', 'detail'];

/** Figures as an aligned table, in the order given. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(toCells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumeric = (column: number) => column === 1 || column === 2;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toCells({ name, measured, goal, unit, isMet, detail }: Figure): string[] {
  return [name, `${toText(measured)} ${unit}`, `${toText(goal)} ${unit}`, isMet ? 'ok' : 'SHORT', detail];
}

function toText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
