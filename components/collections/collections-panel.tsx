'use client';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { countOf } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import type { ScopeState } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { CollectButton } from './collect-button.tsx';
import { CollectionRow } from './collection-row.tsx';
import { RunNotice } from './run-notice.tsx';
import type { RowActions } from './run-or-cancel.tsx';
import { type Asked, inOrder, keyOf, standingOf } from './scope-state.ts';
import { useCollections } from './use-collections.ts';

const shownAtFirst = 12;

type Props = { scope: Scope; accountName: (accountId: string) => string };

/** Every scope with its last collection; collect all or one now, watch it, and stop it. */
export function CollectionsPanel({ scope, accountName }: Props) {
  const collections = useCollections(scope);
  const { query, isQueued, asked, course, actions } = collections;
  const running = query.data?.data.filter((state) => state.running !== null).length ?? 0;
  return (
    <Panel
      title={words.title}
      aside={
        <span role="status">
          {course ?? (running > 0 ? `${countOf(running, 'collection')} running` : 'one scope a row')}
        </span>
      }
      actions={<CollectButton scope={scope} {...collections} />}
    >
      <RunNotice {...collections} />
      <QueryBody query={query} what={words.what} height={shownAtFirst * 32}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
          ) : (
            <ScopesTable
              scopes={data}
              accountName={accountName}
              isQueued={isQueued}
              asked={asked}
              actions={actions}
            />
          )
        }
      </QueryBody>
    </Panel>
  );
}

type TableProps = {
  scopes: readonly ScopeState[];
  accountName: (accountId: string) => string;
  isQueued: (scope: ScopeState) => boolean;
  asked: Asked;
  actions: RowActions;
};

function ScopesTable({ scopes, accountName, isQueued, asked, actions }: TableProps) {
  const [showsAll, setShowsAll] = useState(false);
  const ordered = inOrder(scopes, asked);
  const shown = showsAll ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <>
      <div className={rows.box}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.scope}</th>
              <th scope="col">{words.columns.outcome}</th>
              <th scope="col">{words.columns.started}</th>
              <th scope="col" className={rows.number}>
                {words.columns.duration}
              </th>
              <th scope="col" className={rows.number}>
                {words.columns.calls}
              </th>
              <th scope="col">{words.columns.issues}</th>
              <th scope="col">{words.columns.next}</th>
              <th scope="col" className={rows.number}>
                {words.columns.action}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((scope) => (
              <CollectionRow
                key={keyOf(scope)}
                scope={scope}
                accountName={accountName(scope.accountId)}
                standing={standingOf(scope, isQueued(scope))}
                {...actions}
              />
            ))}
          </tbody>
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
}
