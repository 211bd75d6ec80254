import type { ReactNode } from 'react';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { formatSeconds } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import rows from '#components/panel/rows.module.css';
import type { PastCollection, ScopeState } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { collectionsWords as words } from '#words/collections.ts';
import classes from './collections.module.css';
import { HistoryRow } from './history-row.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { type RowActions, RunOrCancel } from './run-or-cancel.tsx';
import { RunningProgress } from './running-progress.tsx';
import { type Standing, sumCalls } from './scope-state.ts';

type Props = {
  state: ScopeState;
  accountName: string;
  standing: Standing;
  /** Null while they are not known. */
  runs: readonly PastCollection[] | null;
  selectedId: string | null;
  onSelect: (id: string) => void;
  actions: RowActions;
  /** The collection of this scope that is looked at. */
  detail: ReactNode;
};

/** One scope: how it stands, its newest collections and what they cost, and below them the one that is looked at. */
export function ScopeRow(props: Props) {
  const { state, accountName, standing, runs, selectedId, onSelect, actions, detail } = props;
  const { collector, region, running, last } = state;
  const name = `${accountName} / ${region} / ${collector}`;
  // What somebody stopped, or that failed, tells nothing of how long it takes.
  const whole = (runs ?? []).filter(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  return (
    <tbody>
      <tr data-scope={scopeKey(state)}>
        <td className={`${rows.wide} ${classes.scope}`} title={scopeKey(state)}>
          <span className={classes.collector}>{collector}</span> {accountName} / {region}
        </td>
        <td className={classes.state}>
          <OutcomeBadge standing={standing} />
        </td>
        <td className={classes.history}>
          {runs === null ? null : <HistoryRow {...{ name, runs, selectedId, onSelect }} />}
        </td>
        {running ? (
          <td colSpan={4} data-label={words.columns.took}>
            <RunningProgress progress={running.progress} name={name} />
          </td>
        ) : (
          <>
            <td className={rows.number} data-label={words.columns.took}>
              {last?.seconds == null ? noValue : formatSeconds(last.seconds)}
            </td>
            <td className={classes.spark} title={words.trendOfSeconds}>
              <Sparkline values={whole.map(({ seconds }) => seconds)} />
            </td>
            <td className={rows.number} data-label={words.columns.calls}>
              {last ? formatCount(sumCalls(last.calls)) : noValue}
            </td>
            <td className={classes.spark} title={words.trendOfCalls}>
              <Sparkline values={whole.map(({ calls }) => calls)} tone="second" />
            </td>
          </>
        )}
        <td data-label={words.columns.next}>
          <Next state={state} />
        </td>
        <td className={`${rows.number} ${rows.last}`}>
          <RunOrCancel scope={state} standing={standing} {...actions} />
        </td>
      </tr>
      {detail === null ? null : (
        <tr>
          <td colSpan={9}>{detail}</td>
        </tr>
      )}
    </tbody>
  );
}

function Next({ state: { waiting, nextRunAt } }: { state: ScopeState }) {
  const retryAt = waiting?.retryAt ?? null;
  if (retryAt !== null) {
    return (
      <>
        {words.retryAt} <RelativeTime at={retryAt} />
      </>
    );
  }
  return nextRunAt === null ? words.notPlanned : <RelativeTime at={nextRunAt} />;
}
