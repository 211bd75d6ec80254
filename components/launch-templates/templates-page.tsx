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
import type { LaunchTemplatesParams } from '#lib/api/schemas.ts';
import { launchTemplatesOptions } from '#lib/queries/launch-templates.ts';
import { templateWords as words } from '#words/launch-templates.ts';
import { templateColumns, templateDefaultColumns } from './template-columns.tsx';
import { templateDefaultSort, templateFilterSpec, toTemplateFilters } from './template-filters.ts';

const params = [...Object.keys(templateFilterSpec), ...tableParams];
const defaults = { sort: templateDefaultSort, columns: templateDefaultColumns };

/** The launch templates: those first that produce most instances without a role. */
export function TemplatesPage() {
  const { scope, accountName } = useScope();
  const columns = useMemo(() => templateColumns(accountName), [accountName]);
  const view = useTableView(columns, defaults);
  const { filters, dropped, setFilter, clear } = useFilters(templateFilterSpec);
  const query = useInfiniteQuery({
    // Sorts come from the columns, which name those of the API.
    ...launchTemplatesOptions(scope, toTemplateFilters(filters), view.sort as LaunchTemplatesParams['sort']),
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
          label={words.profile}
          all={words.anyProfile}
          value={filters.profile}
          options={templateFilterSpec.profile.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => setFilter('profile', value)}
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
        rowKey={({ accountId, region, templateId }) => `${accountId} ${region} ${templateId}`}
        sort={view.sort}
        onSort={view.setSort}
        empty={words.empty}
      />
    </Page>
  );
}
