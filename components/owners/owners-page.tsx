'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useDeferredValue, useMemo } from 'react';
import { WithCode } from '#components/format/with-code.tsx';
import { Page } from '#components/frame/page.tsx';
import { SearchField } from '#components/list-filter/search-field.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import { type OwnersSearch, ownersListOptions } from '#lib/queries/owners.ts';
import { ownersWords as words } from '#words/owners.ts';
import { ownerColumns, ownerTableDefaults } from './owner-columns.tsx';
import classes from './owners.module.css';

const params = [...tableParams, 'q'];
const longest = 200;

/** The page of the owners: who holds what, the most open findings first. */
export function OwnersPage() {
  const { scope } = useScope();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const view = useTableView(ownerColumns, ownerTableDefaults);
  // Only sorts that the columns offer come through.
  const sort = view.sort as OwnersSearch['sort'];
  const search = useDeferredValue(q.trim().slice(0, longest));
  const query = useInfiniteQuery({
    ...ownersListOptions(scope, { sort, q: search }),
    placeholderData: keepPreviousData,
  });
  const owners = useMemo(() => query.data?.pages.flatMap(({ data }) => data) ?? [], [query.data]);
  return (
    <Page title={words.title} params={params} dropped={view.dropped}>
      <div className={classes.bar}>
        <SearchField
          label={words.search}
          maxLength={longest}
          value={q}
          onChange={(text) => void setQ(text)}
        />
        <div className={classes.columns}>
          <ColumnChooser
            columns={ownerColumns}
            shown={view.shown}
            defaults={ownerTableDefaults.columns}
            onChange={view.setColumns}
          />
        </div>
      </div>
      <QueryBody query={query} what={words.what} height={480}>
        {() => (
          <DataTable
            name={words.table}
            columns={view.shown}
            rows={owners}
            rowKey={({ owner }) => owner}
            sort={view.sort}
            onSort={view.setSort}
            more={query}
            empty={
              <EmptyState title={words.emptyTitle}>
                <WithCode text={words.empty} />
              </EmptyState>
            }
          />
        )}
      </QueryBody>
    </Page>
  );
}
