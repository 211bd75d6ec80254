import type { ReactNode } from 'react';

/** A column of a table of `Row`s. */
export type Column<Row> = Head & (Drawn<Row> | Written<Row>);

type Head = {
  key: string;
  label: string;
  /** The least width in pixels; what is left over is shared in proportion, or goes to the column that `grows`. */
  width: number;
  grows?: boolean;
  /** The API's name to sort by it; without one it cannot be. */
  sort?: string;
  align?: 'end';
  /** What it shows rises as what the API sorts by falls: an age, sorted by when something was made. */
  isReversed?: boolean;
};

/** Whose cells show what they like. */
export type Drawn<Row> = {
  render: (row: Row) => ReactNode;
  /** What it shows is never wider than it: its cells need not be clipped, which is a tenth of what a row costs. */
  fits?: boolean;
};

/** Whose cells hold a text, of any length and direction; null for none. */
export type Written<Row> = {
  text: (row: Row) => CellText | string | null;
};

/** A text in a cell, and where it leads to. */
export type CellText = {
  text: string;
  /** What it stands for in full, if that is more than itself. */
  title?: string;
  href?: string;
  isMono?: boolean;
};

type Width = { width: number; grows?: boolean };

/** How wide the cells of each column are in a row of any width: the same while only some of them have arrived. */
export function cellWidths(columns: readonly Width[]): readonly string[] {
  const all = leastWidth(columns);
  if (!columns.some(({ grows }) => grows)) return shareWidths(columns);
  return columns.map(({ width, grows }) => (grows ? `calc(100% - ${all - width}px)` : `${width}px`));
}

/** How wide the cells of each column are as shares of a row that may be narrower than all of them, as on paper. */
export function shareWidths(columns: readonly Width[]): readonly string[] {
  const all = leastWidth(columns);
  return columns.map(({ width }) => `${(100 * width) / all}%`);
}

/** The least width of a table, in pixels. */
export function leastWidth(columns: readonly Width[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
