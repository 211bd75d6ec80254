'use client';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shownPages } from '#components/panel/list-foot.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';

type Props<Row> = {
  query: UseInfiniteQueryResult<InfiniteData<{ data: Row[] }>>;
  name: string;
  /** What is asked for, in lower case: `the roles`. */
  what: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  sort: string;
  onSort: (sort: string) => void;
  /** How many rows there are in all, where that is known. */
  total: number | undefined;
  empty: ReactNode;
  /** What it takes until it is there, in pixels. */
  height?: number;
};

/** A list that comes a page at a time, as a table: loading, with an error, empty, or its rows. */
export function ListTable<Row>({ query, what, height = 480, ...table }: Props<Row>) {
  return (
    <QueryBody query={shownPages(query)} what={what} height={height}>
      {({ pages }) => <DataTable {...table} rows={pages.flatMap(({ data }) => data)} more={query} />}
    </QueryBody>
  );
}
