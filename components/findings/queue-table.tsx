'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ComponentType, type LazyExoticComponent, Suspense, useMemo, useRef } from 'react';
import { NothingFound } from '#components/filter/nothing-found.tsx';
import { shownPages } from '#components/panel/list-foot.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { useScope } from '#components/scope/use-scope.ts';
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
import { type SelectionStore, toggled, withRange } from './selection.ts';
import triageClasses from './triage.module.css';
import { TriageDialogs } from './triage-dialogs.tsx';
import { useQueueKeys } from './use-queue-keys.ts';
import { type TriageState, useTriage } from './use-triage.ts';

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
  const current = useRef(0);
  const triage = useTriage(store, { query: queueSelection(scope, filter), count: total });
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);

  const move = (step: -1 | 1) => {
    const from = opened === null ? current.current : indexOf(rows, opened, current.current);
    const isFirstStep = opened === null && document.activeElement?.closest('tr[data-index]') === null;
    const to = Math.min(rows.length - 1, Math.max(0, isFirstStep ? from : from + step));
    const row = rows[to];
    if (row === undefined) return;
    current.current = to;
    table.current?.goTo(to);
    if (opened !== null) open(row.id);
  };
  const act = (action: QueueAction) => {
    const row = rows[current.current];
    switch (action) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'select':
        return row && store.change(toggled(store.read(), row));
      case 'select-page':
        return store.change(withRange(store.read(), rows));
      case 'close':
        if (opened === null) return;
        open(null);
        return table.current?.goTo(current.current);
      case 'undo':
        return triage.undo();
      default:
        return triage.begin(action, row);
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
              onRowFocus={(index) => {
                current.current = index;
              }}
              empty={<NothingFound words={words} isFiltered={filter !== ''} onClear={onClear} />}
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
        <BulkBar
          store={store}
          total={total}
          isBusy={triage.isBusy}
          onAct={(kind) => triage.begin(kind, rows[current.current])}
        />
      </div>
      <TriageDialogs triage={triage} />
    </>
  );
}

function indexOf(rows: readonly Finding[], id: string, otherwise: number): number {
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? otherwise : index;
}
