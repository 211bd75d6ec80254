import type { ReactNode } from 'react';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { formatSeconds } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import rows from '#components/panel/rows.module.css';
import type { PastCollection, ScopeName } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { collectionsWords as words } from '#words/collections.ts';
import { scopeName } from '#words/scope-name.ts';
import classes from './collections.module.css';
import { HistoryRow } from './history-row.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import type { Standing } from './scope-state.ts';

/** What a row tells of a scope. */
export type ScopeLine = {
  scope: ScopeName;
  /** Null where nothing tells it. */
  standing: Standing | null;
  /** Null while they are not known. */
  runs: readonly PastCollection[] | null;
  /** What the newest collection that has ended took. */
  last: { seconds: number | null; calls: number } | null;
  /** In its place: how far the one is that runs. */
  progress?: ReactNode;
  /** The cells that tell what comes next, and let one act. */
  next?: ReactNode;
};

type Props = ScopeLine & {
  accountName: string;
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** The collection of this scope that is looked at. */
  detail: ReactNode;
};

/** One scope: how it stands, its newest collections and what they cost, and below them the one that is looked at. */
export function ScopeRow(props: Props) {
  const { scope, accountName, standing, runs, last, progress, next, selectedId, onSelect, detail } = props;
  const { collector, region } = scope;
  const name = scopeName(accountName, scope);
  // What somebody stopped, or that failed, tells nothing of how long it takes.
  const whole = (runs ?? []).filter(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  return (
    <tbody>
      <tr data-scope={scopeKey(scope)}>
        <td className={`${rows.wide} ${classes.scope}`} title={scopeKey(scope)}>
          <span className={classes.collector}>{collector}</span> {accountName} / {region}
        </td>
        <td className={classes.state}>
          {standing === null ? noValue : <OutcomeBadge standing={standing} />}
        </td>
        <td className={classes.history}>
          {runs === null ? null : (
            <HistoryRow
              {...{ name, runs, selectedId, onSelect }}
              none={standing === null ? words.noneThen : words.neverRun}
            />
          )}
        </td>
        {progress ? (
          <td colSpan={4} data-label={words.columns.took}>
            {progress}
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
              {last ? formatCount(last.calls) : noValue}
            </td>
            <td className={classes.spark} title={words.trendOfCalls}>
              <Sparkline values={whole.map(({ calls }) => calls)} tone="second" />
            </td>
          </>
        )}
        {next}
      </tr>
      {detail === null ? null : (
        <tr>
          <td colSpan={next ? 9 : 7}>{detail}</td>
        </tr>
      )}
    </tbody>
  );
}
