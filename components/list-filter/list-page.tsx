'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { type ScopeState, useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import { Select } from '#components/select/select.tsx';
import type { Column } from '#components/table/column.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { type TableDefaults, tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { pagesOptions } from '#lib/queries/pages.ts';
import type { Scope } from '#lib/queries/span.ts';
import { FilterBar } from './filter-bar.tsx';
import type { FilterSpec, FilterValues } from './filter-params.ts';
import { ListTable } from './list-table.tsx';
import { useFilters } from './use-filters.ts';

type CountedPage<Row> = { data: Row[]; total: number; nextCursor: string | null };

/** What one may choose from to narrow a list down; `name` is its parameter in the address. */
type Choice<S extends FilterSpec> = {
  name: keyof S & string;
  label: string;
  /** What it is called if nothing is chosen. */
  all: string;
  options: readonly { value: string; label: string }[];
};

type Props<Row, S extends FilterSpec> = {
  words: {
    title: string;
    /** What is asked for, in lower case: `the roles`. */
    what: string;
    /** What the search field looks in. */
    search: string;
    of: (count: string, isOne: boolean) => string;
    empty: string;
  };
  /** The filters in the address; `q` among them is what was typed. A constant. */
  spec: S & { q: 'text' };
  choices: readonly Choice<S>[];
  /** A constant: it is asked again only when accounts get other names. */
  columnsOf: (accountName: ScopeState['accountName']) => readonly Column<Row>[];
  defaults: TableDefaults;
  rowKey: (row: Row) => string;
  /** What to ask the API for. */
  listOptions: (
    scope: Scope,
    filters: FilterValues<S>,
    sort: string,
  ) => ReturnType<typeof pagesOptions<CountedPage<Row>>>;
  actions?: ReactNode;
  /** What stands above the list. */
  children?: ReactNode;
};

/** The page of a list: searched, narrowed down by choices and sorted, in the address, in a table of any length. */
export function ListPage<Row, S extends FilterSpec>(props: Props<Row, S>) {
  const { words, spec, choices, columnsOf, defaults, rowKey, listOptions, actions, children } = props;
  const { scope, accountName } = useScope();
  const columns = useMemo(() => columnsOf(accountName), [columnsOf, accountName]);
  const view = useTableView(columns, defaults);
  const { filters, dropped, setFilter, clear } = useFilters<S>(spec);
  const query = useInfiniteQuery(listOptions(scope, filters, view.sort));
  const chosen: Readonly<Record<string, string | undefined>> = filters;
  const total = query.data?.pages[0]?.total;
  return (
    <Page
      title={words.title}
      actions={actions}
      params={[...Object.keys(spec), ...tableParams]}
      dropped={[...dropped, ...view.dropped]}
    >
      {children}
      <FilterBar
        searchLabel={words.search}
        search={chosen.q ?? ''}
        onSearch={(text) => setFilter('q', text)}
        count={total === undefined ? '' : words.of(formatCount(total), total === 1)}
        isNarrowed={Object.keys(filters).length > 0}
        onClear={clear}
      >
        {choices.map(({ name, ...choice }) => (
          <Select key={name} {...choice} value={chosen[name]} onChange={(value) => setFilter(name, value)} />
        ))}
        <ColumnChooser
          columns={columns}
          shown={view.shown}
          defaults={defaults.columns}
          onChange={view.setColumns}
        />
      </FilterBar>
      <ListTable
        query={query}
        name={words.title}
        what={words.what}
        columns={view.shown}
        rowKey={rowKey}
        sort={view.sort}
        onSort={view.setSort}
        total={total}
        empty={<WhereCollected scope={scope}>{words.empty}</WhereCollected>}
      />
    </Page>
  );
}
