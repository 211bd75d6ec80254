'use client';
import { useId, useState } from 'react';
import { formatSeconds } from '#components/format/durations.ts';
import { countOf, formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import panel from '#components/panel/panel.module.css';
import rows from '#components/panel/rows.module.css';
import type { ScopeState } from '#lib/api/schemas.ts';
import classes from './collections.module.css';
import { Issues } from './issues.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { type RowActions, RunOrCancel } from './run-or-cancel.tsx';
import { RunningProgress } from './running-progress.tsx';
import { keyOf, type Standing, sumCalls } from './scope-state.ts';

type Props = RowActions & { scope: ScopeState; accountName: string; standing: Standing };

/** One scope: its last collection or the one that runs, and its issues when they are asked for. */
export function CollectionRow({ scope, accountName, standing, onRun, onCancel }: Props) {
  const [isOpen, setOpen] = useState(false);
  const issuesId = useId();
  const { last, running } = scope;
  const calls = Object.entries(last?.calls ?? {});
  return (
    <>
      <tr data-scope={keyOf(scope)}>
        <td className={rows.wide} title={keyOf(scope)}>
          <span className={classes.collector}>{scope.collector}</span> {accountName} / {scope.region}
        </td>
        <td>
          <OutcomeBadge standing={standing} />
        </td>
        <td data-label="started">
          <Started at={running?.startedAt ?? last?.startedAt ?? null} />
        </td>
        <td className={running ? undefined : rows.number} data-label="took">
          {running ? <RunningProgress progress={running.progress} name={keyOf(scope)} /> : durationOf(last)}
        </td>
        <td
          className={rows.number}
          data-label="calls"
          title={calls.map(([action, count]) => `${action} ${formatCount(count)}`).join('\n')}
        >
          {last ? formatCount(sumCalls(last.calls)) : noValue}
        </td>
        <td data-label="issues" data-none={!last?.issueCount}>
          {last && last.issueCount > 0 ? (
            <button
              type="button"
              className={panel.link}
              aria-expanded={isOpen}
              aria-controls={issuesId}
              onClick={() => setOpen(!isOpen)}
            >
              {countOf(last.issueCount, 'issue')}
            </button>
          ) : (
            'none'
          )}
        </td>
        <td data-label="next">{scope.nextRunAt ? <RelativeTime at={scope.nextRunAt} /> : 'not planned'}</td>
        <td className={`${rows.number} ${rows.last}`}>
          <RunOrCancel scope={scope} standing={standing} onRun={onRun} onCancel={onCancel} />
        </td>
      </tr>
      {isOpen && last ? (
        <tr id={issuesId}>
          <td colSpan={8}>
            <Issues issues={last.issues} count={last.issueCount} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Started({ at }: { at: string | null }) {
  return at === null ? noValue : <RelativeTime at={at} isPast />;
}

function durationOf(last: ScopeState['last']): string {
  return last === null || last.seconds === null ? noValue : formatSeconds(last.seconds);
}
