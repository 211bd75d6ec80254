'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { historyOptions } from '#lib/queries/collections.ts';
import type { Scope } from '#lib/queries/span.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { HistoryLegend } from './history-legend.tsx';
import { lineThen } from './scope-then.ts';
import { ScopesTable, type Selection, StrayCollection } from './scopes-table.tsx';

type Props = Selection & {
  /** As of a past time. */
  scope: Scope;
  accountName: (accountId: string) => string;
  shownAtFirst: number;
};

/** Every scope as it stood at a past time, with the collections that had begun by then; nothing of what came next. */
export default function PastScopesPanel({ scope, accountName, shownAtFirst, ...selection }: Props) {
  const query = useQuery({ ...historyOptions(scope), placeholderData: keepPreviousData });
  return (
    <Panel title={words.panel} aside={words.asideThen(query.data?.scopes.length ?? 0)}>
      <HistoryLegend />
      {query.data === undefined ? null : <StrayCollection histories={query.data.scopes} {...selection} />}
      <QueryBody query={query} what={words.what} height={12 * 32}>
        {({ scopes, to }) =>
          scopes.length === 0 ? (
            <EmptyState title={words.emptyThenTitle}>{words.emptyThen}</EmptyState>
          ) : (
            <ScopesTable
              lines={scopes.map((one) => lineThen(one, to))}
              {...{ accountName, shownAtFirst }}
              {...selection}
              isPast
            />
          )
        }
      </QueryBody>
    </Panel>
  );
}
