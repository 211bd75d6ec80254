'use client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import type { ScopeState } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { CollectionRow } from './collection-row.tsx';
import { type Asked, inOrder, keyOf, standingOf } from './scope-state.ts';
import { useCollections } from './use-collections.ts';

const shownAtFirst = 12;

type Props = { scope: Scope; accountName: (accountId: string) => string };

/** Every scope with its last collection; collect all or one now, and watch it. */
export function CollectionsPanel({ scope, accountName }: Props) {
  const { query, runNow, run, isQueued, asked, course, isStuck } = useCollections(scope);
  const running = query.data?.data.filter((state) => state.running !== null).length ?? 0;
  const runAll = () =>
    run({
      ...(scope.account === null ? {} : { account: scope.account }),
      ...(scope.region === null ? {} : { region: scope.region }),
    });
  return (
    <Panel
      title="Collections"
      aside={
        <span role="status">
          {course ?? (running > 0 ? `${countOf(running, 'collection')} running` : 'one scope a row')}
        </span>
      }
      actions={
        <Button
          onClick={runAll}
          loading={runNow.isPending && runNow.variables.collector === undefined}
          variant="filled"
        >
          {scope.account === null && scope.region === null ? 'Collect all now' : 'Collect these now'}
        </Button>
      }
    >
      <RunNotice runNow={runNow} />
      {isStuck ? (
        <Notice>
          Nothing has begun yet. Does the worker run? <code>/api/health</code> and{' '}
          <code>rolecall doctor</code> say what is missing.
        </Notice>
      ) : null}
      <QueryBody query={query} what="the collections" height={shownAtFirst * 32}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title="Nothing is collected yet">
              Rolecall does not know an account to look at. Run rolecall doctor: it says what is missing.
            </EmptyState>
          ) : (
            <ScopesTable
              scopes={data}
              accountName={accountName}
              isQueued={isQueued}
              asked={asked}
              onRun={({ accountId, region, collector }) => run({ account: accountId, region, collector })}
            />
          )
        }
      </QueryBody>
    </Panel>
  );
}

function RunNotice({ runNow }: { runNow: ReturnType<typeof useCollections>['runNow'] }) {
  if (runNow.isError) return <Notice>Not started: {runNow.error.message}</Notice>;
  if (!runNow.isSuccess) return null;
  const { queued, alreadyRunning } = runNow.data;
  if (alreadyRunning.length > 0) {
    return (
      <Notice>{countOf(alreadyRunning.length, 'scope')} not queued again: already waiting or running.</Notice>
    );
  }
  if (queued.length > 0) return null;
  return (
    <Notice>Nothing was queued: no scope is known yet. Run rolecall doctor to see what is missing.</Notice>
  );
}

type TableProps = {
  scopes: readonly ScopeState[];
  accountName: (accountId: string) => string;
  isQueued: (scope: ScopeState) => boolean;
  asked: Asked;
  onRun: (scope: ScopeState) => void;
};

function ScopesTable({ scopes, accountName, isQueued, asked, onRun }: TableProps) {
  const [showsAll, setShowsAll] = useState(false);
  const standing = (scope: ScopeState) => standingOf(scope, isQueued(scope));
  const ordered = inOrder(scopes, asked);
  const shown = showsAll ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <>
      <div className={rows.box}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Scope</th>
              <th scope="col">Outcome</th>
              <th scope="col">Started</th>
              <th scope="col" className={rows.number}>
                Duration
              </th>
              <th scope="col" className={rows.number}>
                Calls
              </th>
              <th scope="col">Issues</th>
              <th scope="col">Next</th>
              <th scope="col" className={rows.number}>
                Run
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((scope) => (
              <CollectionRow
                key={keyOf(scope)}
                scope={scope}
                accountName={accountName(scope.accountId)}
                standing={standing(scope)}
                onRun={() => onRun(scope)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {ordered.length > shownAtFirst ? (
        <div className={rows.foot}>
          <Button onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${countOf(ordered.length, 'scope')}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}
