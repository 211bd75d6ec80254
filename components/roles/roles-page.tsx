'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { Choice, FilterBar } from '#components/list-filter/filter-bar.tsx';
import { ListTable } from '#components/list-filter/list-table.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { RolesParams } from '#lib/api/schemas.ts';
import { rolesOptions } from '#lib/queries/roles.ts';
import { roleWords as words } from '#words/roles.ts';
import { roleColumns, roleDefaultColumns } from './role-columns.tsx';
import { roleDefaultSort, roleFilterSpec, toRoleFilters } from './role-filters.ts';

const params = [...Object.keys(roleFilterSpec), ...tableParams];
const defaults = { sort: roleDefaultSort, columns: roleDefaultColumns };

/** The IAM roles: what EC2 may assume first, with how many instances carry each and who uses it. */
export function RolesPage() {
  const { scope, accountName } = useScope();
  const columns = useMemo(() => roleColumns(accountName), [accountName]);
  const view = useTableView(columns, defaults);
  const { filters, dropped, setFilter, clear } = useFilters(roleFilterSpec);
  const query = useInfiniteQuery({
    // Sorts come from the columns, which name those of the API.
    ...rolesOptions(scope, toRoleFilters(filters), view.sort as RolesParams['sort']),
  });
  const total = query.data?.pages[0]?.total;
  return (
    <Page title={words.title} params={params} dropped={[...dropped, ...view.dropped]}>
      <FilterBar
        searchLabel={words.search}
        search={filters.q ?? ''}
        onSearch={(text) => setFilter('q', text)}
        count={total === undefined ? '' : words.of(formatCount(total), total === 1)}
        isNarrowed={Object.keys(filters).length > 0}
        onClear={clear}
      >
        <Choice
          label={words.assumable}
          all={words.any}
          value={filters.ec2}
          options={[
            { value: 'true', label: words.ec2 },
            { value: 'false', label: words.others },
          ]}
          onChange={(value) => setFilter('ec2', value)}
        />
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
        rowKey={({ roleArn }) => roleArn}
        sort={view.sort}
        onSort={view.setSort}
        empty={words.empty}
      />
    </Page>
  );
}
