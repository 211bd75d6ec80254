'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { NothingFound } from '#components/filter/nothing-found.tsx';
import { ListTable } from '#components/list-filter/list-table.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import type { TableView } from '#components/table/use-table-view.ts';
import type { Instance } from '#lib/api/schemas.ts';
import { instancesOptions } from '#lib/queries/instances.ts';
import { instanceWords as words } from '#words/instances.ts';

const height = 560;

type Props = {
  /** What the list is narrowed down by, as text. */
  filter: string;
  view: TableView<Instance>;
  /** How many instances the filter finds, once that is known. */
  total: number | undefined;
  onClear: () => void;
};

/** The instances that a filter finds. More come as one scrolls, and nothing around the list is drawn anew for them. */
export function InstanceList({ filter, view, total, onClear }: Props) {
  const { scope } = useScope();
  const list = useInfiniteQuery({
    ...instancesOptions(scope, filter, view.sort),
    placeholderData: keepPreviousData,
  });
  return (
    <ListTable
      query={list}
      name={words.table}
      what={words.what}
      columns={view.shown}
      rowKey={({ accountId, region, instanceId }) => `${accountId}/${region}/${instanceId}`}
      sort={view.sort}
      onSort={view.setSort}
      total={total}
      empty={
        <WhereCollected scope={scope}>
          <NothingFound words={words} isFiltered={filter !== ''} onClear={onClear} />
        </WhereCollected>
      }
      height={height}
    />
  );
}
