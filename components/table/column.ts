import type { ReactNode } from 'react';

/** A column of a table of `Row`s. */
export type Column<Row> = {
  key: string;
  label: string;
  /** The least width in pixels; what is left over is shared in proportion. */
  width: number;
  /** The API's name to sort by it; without one it cannot be. */
  sort?: string;
  align?: 'end';
  /** What it shows is never wider than it, or is a link: its cells need not be clipped, which is a tenth of what a row costs. */
  fits?: boolean;
  render: (row: Row) => ReactNode;
};

/** How wide the cells of each column are, as shares of a row: the same while only some of them have arrived. */
export function cellWidths(columns: readonly { width: number }[]): readonly string[] {
  const all = leastWidth(columns);
  return columns.map(({ width }) => `${(100 * width) / all}%`);
}

/** The least width of a table, in pixels. */
export function leastWidth(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
