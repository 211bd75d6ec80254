'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { scopeKey } from '#lib/domain/scopes.ts';
import { historyOptions } from '#lib/queries/collections.ts';
import type { Scope } from '#lib/queries/span.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { scopeName } from '#words/scope-name.ts';
import { CollectButton } from './collect-button.tsx';
import { HistoryLegend } from './history-legend.tsx';
import { NextCells } from './next-cells.tsx';
import { RunNotice } from './run-notice.tsx';
import { RunningProgress } from './running-progress.tsx';
import type { ScopeLine } from './scope-row.tsx';
import { inOrder, standingOf, sumCalls } from './scope-state.ts';
import { ScopesTable, type Selection, StrayCollection } from './scopes-table.tsx';
import { useCollections } from './use-collections.ts';

type Props = Selection & {
  scope: Scope;
  accountName: (accountId: string) => string;
  shownAtFirst: number;
};

/** Every scope with its newest collections as a grid; collect now, watch it, stop it, and look into each. */
export function ScopesPanel({ scope, accountName, shownAtFirst, ...selection }: Props) {
  const collections = useCollections(scope);
  const { query, course, asked, isQueued, actions } = collections;
  const history = useQuery({ ...historyOptions(scope), placeholderData: keepPreviousData });
  const runsOf = new Map(history.data?.scopes.map((one) => [scopeKey(one), one.collections]));
  return (
    <Panel
      title={words.panel}
      aside={<span role="status">{course ?? words.aside(query.data?.data.length ?? 0)}</span>}
      actions={<CollectButton scope={scope} {...collections} />}
    >
      <RunNotice {...collections} />
      {history.isError ? <Notice>{words.noHistory(history.error.message)}</Notice> : null}
      <HistoryLegend />
      {history.data === undefined ? null : <StrayCollection histories={history.data.scopes} {...selection} />}
      <QueryBody query={query} what={words.what} height={12 * 32}>
        {({ data }) => {
          if (data.length === 0) return <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>;
          const lines = inOrder(data, asked).map((state): ScopeLine => {
            const { running, last } = state;
            const standing = standingOf(state, isQueued(state));
            const name = scopeName(accountName(state.accountId), state);
            return {
              scope: state,
              standing,
              runs: history.data === undefined ? null : (runsOf.get(scopeKey(state)) ?? []),
              last: last && { seconds: last.seconds, calls: sumCalls(last.calls) },
              progress: running && <RunningProgress progress={running.progress} name={name} />,
              next: <NextCells {...{ state, standing, actions }} />,
            };
          });
          return <ScopesTable {...{ lines, accountName, shownAtFirst }} {...selection} />;
        }}
      </QueryBody>
    </Panel>
  );
}
