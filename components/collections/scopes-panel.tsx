'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import type { PastCollection } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { historyOptions } from '#lib/queries/collections.ts';
import type { Scope } from '#lib/queries/span.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { CollectButton } from './collect-button.tsx';
import classes from './collections.module.css';
import { HistoryLegend } from './history-legend.tsx';
import { RunNotice } from './run-notice.tsx';
import { ScopeRow } from './scope-row.tsx';
import { inOrder, standingOf } from './scope-state.ts';
import { useCollections } from './use-collections.ts';

// Seen once somebody looks into a collection.
const CollectionDetail = lazy(() => import('./collection-detail.tsx'));

type Props = {
  scope: Scope;
  accountName: (accountId: string) => string;
  shownAtFirst: number;
  /** The collection that is looked at. */
  selectedId: string | null;
  onSelect: (id: string | null) => void;
};

/** Every scope with its newest collections as a grid; collect now, watch it, stop it, and look into each. */
export function ScopesPanel({ scope, accountName, shownAtFirst, selectedId, onSelect }: Props) {
  const collections = useCollections(scope);
  const { query, course, asked, isQueued, actions } = collections;
  const history = useQuery({ ...historyOptions(scope), placeholderData: keepPreviousData });
  const [showsAll, setShowsAll] = useState(false);
  const runsOf = new Map(history.data?.scopes.map((one) => [scopeKey(one), one.collections]));
  const isFound = [...runsOf.values()].some((runs) => runs.some(({ id }) => id === selectedId));
  return (
    <Panel
      title={words.panel}
      aside={<span role="status">{course ?? words.aside(query.data?.data.length ?? 0)}</span>}
      actions={<CollectButton scope={scope} {...collections} />}
    >
      <RunNotice {...collections} />
      {history.isError ? <Notice>{words.noHistory(history.error.message)}</Notice> : null}
      <HistoryLegend />
      {selectedId !== null && !isFound && history.data !== undefined ? (
        <Suspense>
          <CollectionDetail id={selectedId} previous={null} next={null} onSelect={onSelect} />
        </Suspense>
      ) : null}
      <QueryBody query={query} what={words.what} height={12 * 32}>
        {({ data }) => {
          if (data.length === 0) return <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>;
          const ordered = inOrder(data, asked);
          return (
            <>
              <div className={rows.box}>
                <table className={`${rows.table} ${classes.grid}`}>
                  <ScopesHead />
                  {(showsAll ? ordered : ordered.slice(0, shownAtFirst)).map((state) => {
                    const key = scopeKey(state);
                    const runs = history.data === undefined ? null : (runsOf.get(key) ?? []);
                    return (
                      <ScopeRow
                        key={key}
                        {...{ state, actions, selectedId, onSelect, runs }}
                        accountName={accountName(state.accountId)}
                        standing={standingOf(state, isQueued(state))}
                        detail={detailOf(runs ?? [], selectedId, onSelect)}
                      />
                    );
                  })}
                </table>
              </div>
              {ordered.length > shownAtFirst ? (
                <div className={rows.foot}>
                  <Button onClick={() => setShowsAll(!showsAll)}>
                    {showsAll ? words.showFewer : words.showAll(ordered.length)}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </QueryBody>
    </Panel>
  );
}

function detailOf(
  runs: readonly PastCollection[],
  selectedId: string | null,
  onSelect: (id: string | null) => void,
) {
  const index = runs.findIndex(({ id }) => id === selectedId);
  const selected = runs[index];
  if (selected === undefined) return null;
  return (
    <Suspense>
      <CollectionDetail
        id={selected.id}
        previous={runs[index - 1]?.id ?? null}
        next={runs[index + 1]?.id ?? null}
        onSelect={onSelect}
      />
    </Suspense>
  );
}

/** Fixed, so that nothing moves when a collection begins or ends. */
const widths = [
  { key: 'state', width: 104 },
  { key: 'history', width: 412 },
  { key: 'took', width: 66 },
  { key: 'seconds', width: 80 },
  { key: 'calls', width: 58 },
  { key: 'trend', width: 80 },
  { key: 'next', width: 90 },
  { key: 'run', width: 94 },
];

function ScopesHead() {
  const { scope, state, history, took, calls, next, action } = words.columns;
  return (
    <>
      <colgroup>
        <col />
        {widths.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{scope}</th>
          <th scope="col">{state}</th>
          <th scope="col">{history}</th>
          <th scope="col" colSpan={2}>
            {took}
          </th>
          <th scope="col" colSpan={2}>
            {calls}
          </th>
          <th scope="col">{next}</th>
          <th scope="col" className={rows.number}>
            {action}
          </th>
        </tr>
      </thead>
    </>
  );
}
