'use client';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { shownPages } from '#components/panel/list-foot.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';

type Page<Row> = { data: Row[]; total: number };

type Props<Row> = {
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  name: string;
  /** What is asked for, in lower case: `the roles`. */
  what: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  sort: string;
  onSort: (sort: string) => void;
  empty: string;
};

const height = 480;

/** A list that comes a page at a time, as a table: loading, with an error, empty, or its rows. */
export function ListTable<Row>({ query, name, what, empty, ...table }: Props<Row>) {
  return (
    <QueryBody query={shownPages(query)} what={what} height={height}>
      {({ pages }) => (
        <DataTable
          {...table}
          name={name}
          rows={pages.flatMap(({ data }) => data)}
          more={query}
          total={pages[0]?.total}
          empty={empty}
        />
      )}
    </QueryBody>
  );
}
