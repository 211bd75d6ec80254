'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { Choice, FilterBar } from '#components/list-filter/filter-bar.tsx';
import { ListTable } from '#components/list-filter/list-table.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { FindingsParams } from '#lib/api/schemas.ts';
import { findingsOptions, findingsParams } from '#lib/queries/findings.ts';
import { findingWords as words } from '#words/findings.ts';
import classes from './export-menu.module.css';
import { ExportMenu } from './export-menu.tsx';
import { findingColumns, findingDefaultColumns } from './finding-columns.tsx';
import { findingDefaultSort, findingFilterSpec, toFindingFilters } from './finding-filters.ts';

const params = [...Object.keys(findingFilterSpec), ...tableParams];
const defaults = { sort: findingDefaultSort, columns: findingDefaultColumns };

/** The findings, the worst first. */
export function FindingsPage() {
  const { scope, accountName } = useScope();
  const columns = useMemo(() => findingColumns(accountName), [accountName]);
  const view = useTableView(columns, defaults);
  const { filters, dropped, setFilter, clear } = useFilters(findingFilterSpec);
  // Sorts come from the columns, which name those of the API.
  const sort = view.sort as FindingsParams['sort'];
  const query = useInfiniteQuery(findingsOptions(scope, toFindingFilters(filters), sort));
  const total = query.data?.pages[0]?.total;
  const count = total === undefined ? '' : words.of(formatCount(total), total === 1);
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ScopedLink className={classes.link} href="/findings/trends">
            {words.overTime}
          </ScopedLink>
          <ExportMenu params={findingsParams(scope, toFindingFilters(filters), sort)} count={count} />
        </>
      }
      params={params}
      dropped={[...dropped, ...view.dropped]}
    >
      <FilterBar
        searchLabel={words.search}
        search={filters.q ?? ''}
        onSearch={(text) => setFilter('q', text)}
        count={count}
        isNarrowed={Object.keys(filters).length > 0}
        onClear={clear}
      >
        <Choice
          label={words.severity}
          all={words.anySeverity}
          value={filters.severity}
          options={findingFilterSpec.severity.map((value) => ({ value, label: words.severities[value] }))}
          onChange={(value) => setFilter('severity', value)}
        />
        <Choice
          label={words.rule}
          all={words.anyRule}
          value={filters.rule}
          options={findingFilterSpec.rule.map((value) => ({ value, label: words.rules[value] }))}
          onChange={(value) => setFilter('rule', value)}
        />
        <Choice
          label={words.state}
          all={words.openOnly}
          value={filters.state}
          options={findingFilterSpec.state.map((value) => ({ value, label: words.states[value] }))}
          onChange={(value) => setFilter('state', value)}
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
        rowKey={({ id }) => id}
        sort={view.sort}
        onSort={view.setSort}
        empty={words.empty}
      />
    </Page>
  );
}
