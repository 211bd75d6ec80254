'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { Column } from './column.ts';
import { resolveTableView, type TableDefaults } from './table-params.ts';

const parsers = { sort: parseAsString, columns: parseAsString };

/** How a table is shown: the columns that it has, and by what it is sorted. */
export type TableView<Row> = {
  shown: readonly Column<Row>[];
  sort: string;
  setSort: (sort: string) => void;
};

/** How a table is shown, kept in the address. */
export function useTableView<Row>(columns: readonly Column<Row>[], defaults: TableDefaults) {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', shallow: true });
  const view = useMemo(() => resolveTableView(asked, columns, defaults), [asked, columns, defaults]);
  const setSort = useCallback(
    (sort: string) => void setAsked({ sort: sort === defaults.sort ? null : sort }),
    [setAsked, defaults],
  );
  const setColumns = useCallback(
    (keys: readonly string[]) => {
      const text = keys.join(',');
      void setAsked({ columns: text === defaults.columns.join(',') ? null : text });
    },
    [setAsked, defaults],
  );
  return { ...view, setSort, setColumns };
}
