'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { Choice, FilterBar } from '#components/list-filter/filter-bar.tsx';
import { ListTable } from '#components/list-filter/list-table.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { AccessKeyStatistics, AccessKeysParams } from '#lib/api/schemas.ts';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { accessKeysOptions, keyStatisticsOptions } from '#lib/queries/access-keys.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import classes from './access-keys.module.css';
import { AgeHistogram } from './age-histogram.tsx';
import { keyColumns, keyDefaultColumns } from './key-columns.tsx';
import { keyDefaultSort, keyFilterSpec, toKeyFilters } from './key-filters.ts';
import { OwnersOfKeys } from './owners-of-keys.tsx';

const params = [...Object.keys(keyFilterSpec), ...tableParams];
const defaults = { sort: keyDefaultSort, columns: keyDefaultColumns };
const chartHeight = 286;

/** The access keys: how many there are over time, how old they are, and each of them. `burnDown` is their course. */
export function AccessKeysPage({ burnDown }: { burnDown: ReactNode }) {
  const { scope, accountName } = useScope();
  const columns = useMemo(() => keyColumns(accountName), [accountName]);
  const view = useTableView(columns, defaults);
  const { filters, dropped, setFilter, clear } = useFilters(keyFilterSpec);
  const query = useInfiniteQuery({
    // Sorts come from the columns, which name those of the API.
    ...accessKeysOptions(scope, toKeyFilters(filters), view.sort as AccessKeysParams['sort']),
  });
  const total = query.data?.pages[0]?.total;
  return (
    <Page
      title={words.title}
      actions={<RangePicker />}
      params={params}
      dropped={[...dropped, ...view.dropped]}
    >
      <div className={classes.head}>
        {burnDown}
        <Histogram />
        <Owners />
      </div>
      <FilterBar
        searchLabel={words.search}
        search={filters.q ?? ''}
        onSearch={(text) => setFilter('q', text)}
        count={total === undefined ? '' : words.of(formatCount(total), total === 1)}
        isNarrowed={Object.keys(filters).length > 0}
        onClear={clear}
      >
        <Choice
          label={words.status}
          all={words.anyStatus}
          value={filters.status}
          options={keyFilterSpec.status.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => setFilter('status', value)}
        />
        <Choice
          label={words.age}
          all={words.anyAge}
          value={filters.age}
          options={keyAges.map((value) => ({ value, label: words.ages[value] }))}
          onChange={(value) => setFilter('age', value)}
        />
        <Choice
          label={words.lastUse}
          all={words.anyLastUse}
          value={filters.lastUse}
          options={keyUses.map((value) => ({ value, label: words.lastUses[value] }))}
          onChange={(value) => setFilter('lastUse', value)}
        />
        <Choice
          label={words.trait}
          all={words.anyTrait}
          value={filters.trait}
          options={keyFilterSpec.trait.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => setFilter('trait', value)}
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

function Histogram() {
  const { scope } = useScope();
  const query = useQuery(keyStatisticsOptions(scope));
  return (
    <Panel title={words.histogram} aside={words.histogramAside}>
      <QueryBody query={query} what={words.histogramWhat} height={chartHeight}>
        {(statistics) => <AgeHistogram statistics={statistics} height={chartHeight} />}
      </QueryBody>
    </Panel>
  );
}

function Owners() {
  const { scope } = useScope();
  const query = useQuery(keyStatisticsOptions(scope));
  return (
    <Panel title={words.byOwner} aside={ownersAside(query.data)}>
      <QueryBody query={query} what={words.byOwnerWhat} height={chartHeight}>
        {(statistics) => <OwnersOfKeys statistics={statistics} height={chartHeight} />}
      </QueryBody>
    </Panel>
  );
}

function ownersAside(statistics: AccessKeyStatistics | undefined): string {
  if (statistics === undefined || statistics.ownerCount <= statistics.owners.length)
    return words.byOwnerAsideAll;
  return words.byOwnerAside(formatCount(statistics.owners.length), formatCount(statistics.ownerCount));
}
