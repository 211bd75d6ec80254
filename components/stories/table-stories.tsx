'use client';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { DataTable, type MoreRows } from '#components/table/data-table.tsx';

type Row = { id: string; tag: string };

const columns: readonly Column<Row>[] = [
  { key: 'id', label: 'Instance', width: 160, sort: 'id', render: ({ id }) => <a href={`#${id}`}>{id}</a> },
  { key: 'tag', label: 'Tag', width: 200, text: ({ tag }) => tag },
];

const tags = [
  'payments',
  'x'.repeat(256),
  'فريق المدفوعات',
  '<script>alert(1)</script>',
  '👩‍🚀 "quoted"',
  '',
];
const rows: readonly Row[] = tags.map((tag, index) => ({ id: `i-${index}`, tag }));
const still: MoreRows = {
  ...{ hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: false },
  fetchNextPage: () => {},
};

function table(shown: readonly Row[], more?: Partial<MoreRows>, name = 'Instances'): ReactNode {
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={shown}
      rowKey={({ id }) => id}
      sort="-id"
      onSort={() => {}}
      {...(more ? { more: { ...still, ...more } } : {})}
    />
  );
}

/** Tables with hostile text, without rows, and between two pages. */
export const tableStories: Readonly<Record<string, ReactNode>> = {
  'Table: long, right-to-left and hostile text': table(rows, undefined, 'Hostile text'),
  'Table: empty': table([], undefined, 'No rows'),
  'Table: more rows come': table(rows.slice(0, 2), { isFetchingNextPage: true }, 'More rows'),
  'Table: more rows failed': table(rows.slice(0, 2), { isFetchNextPageError: true }, 'Failed rows'),
};
