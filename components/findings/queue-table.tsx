'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ComponentType, type LazyExoticComponent, Suspense, useMemo, useRef } from 'react';
import { NothingFound } from '#components/filter/nothing-found.tsx';
import { shownPages } from '#components/panel/list-foot.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import { DataTable, type TableHandle } from '#components/table/data-table.tsx';
import type { TableView } from '#components/table/use-table-view.ts';
import type { Finding } from '#lib/api/schemas.ts';
import { queueOptions, queueSelection } from '#lib/queries/queue.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords as words } from '#words/queue.ts';
import { ActOutcome } from './act-outcome.tsx';
import { BulkBar } from './bulk-bar.tsx';
import classes from './queue.module.css';
import type { QueueAction } from './queue-keys.ts';
import { countOf, type SelectionStore, toggled, withRange } from './selection.ts';
import triageClasses from './triage.module.css';
import { TriageDialogs } from './triage-dialogs.tsx';
import { useCurrentFinding } from './use-current-finding.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { type TriageKind, type TriageState, useTriage } from './use-triage.ts';

const height = 560;

type PanelProps = {
  id: string;
  triage: TriageState;
  onClose: () => void;
  onMove: (step: -1 | 1) => void;
};

type Props = {
  /** What the queue is narrowed down by, as text. */
  filter: string;
  view: TableView<Finding>;
  /** How many findings the filter finds, once that is known. */
  total: number | undefined;
  onClear: () => void;
  store: SelectionStore;
  /** The finding that is open beside the list. */
  opened: string | null;
  open: (id: string | null) => void;
  panel: LazyExoticComponent<ComponentType<PanelProps>>;
};

/**
 * The findings of the queue, worked through by keys: the row with the focus is the one that they act on. More come as one
 * scrolls, and nothing around the table is drawn anew for them.
 */
export function QueueTable(props: Props) {
  const { filter, view, total = 0, onClear, store, opened, open } = props;
  const Panel = props.panel;
  const { scope } = useScope();
  const list = useInfiniteQuery({
    ...queueOptions(scope, filter, view.sort),
    placeholderData: keepPreviousData,
  });
  const table = useRef<TableHandle>(null);
  const triage = useTriage(store, { query: queueSelection(scope, filter), count: total });
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);

  const current = useCurrentFinding(table, rows, opened);

  const move = (step: -1 | 1) => {
    const finding = current.move(step);
    if (finding !== undefined && opened !== null) open(finding.id);
  };
  const select = () => {
    const finding = current.read();
    if (finding === undefined) current.show();
    else store.change(toggled(store.read(), finding));
  };
  /** To what is chosen, else to the current finding; where there is none, one sees first which it would be. */
  const begin = (kind: TriageKind) => {
    const finding = current.read();
    if (finding === undefined && countOf(store.read(), total) === 0) current.show();
    else triage.begin(kind, finding);
  };
  const act = (action: QueueAction) => {
    switch (action) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'select':
        return select();
      case 'select-page':
        return store.change(withRange(store.read(), rows));
      case 'close':
        if (opened === null) return;
        open(null);
        return void current.show();
      case 'undo':
        return triage.undo();
      default:
        return begin(action);
    }
  };
  useQueueKeys(act);

  return (
    <>
      <div className={classes.list}>
        <QueryBody query={shownPages(list)} what={findingWords.what} height={height}>
          {() => (
            <DataTable
              name={findingWords.title}
              columns={view.shown}
              rows={rows}
              rowKey={({ id }) => id}
              sort={view.sort}
              onSort={view.setSort}
              more={list}
              total={props.total}
              handle={table}
              onRowFocus={current.onRowFocus}
              empty={
                <WhereCollected scope={scope}>
                  <NothingFound words={words} isFiltered={filter !== ''} onClear={onClear} />
                </WhereCollected>
              }
            />
          )}
        </QueryBody>
      </div>
      {opened === null ? null : (
        <Suspense fallback={<aside className={classes.panel} aria-label={words.panel.name} />}>
          <Panel id={opened} triage={triage} onClose={() => act('close')} onMove={move} />
        </Suspense>
      )}
      <div className={triageClasses.foot}>
        <ActOutcome acts={triage} />
        <BulkBar store={store} total={total} isBusy={triage.isBusy} onAct={begin} />
      </div>
      <TriageDialogs triage={triage} />
    </>
  );
}
