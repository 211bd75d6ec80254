import type { ReactNode } from 'react';

/** A column of a table of `Row`s. */
export type Column<Row> = {
  key: string;
  label: string;
  /** The least width in pixels; what is left over goes to all columns alike. */
  width: number;
  /** The API's name to sort by it; without one it cannot be. */
  sort?: string;
  align?: 'end';
  /** What it shows is never wider than it: its cells need not be clipped, which is a tenth of what a row costs. */
  fits?: true;
  render: (row: Row) => ReactNode;
};
