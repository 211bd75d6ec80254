'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Said } from '#components/panel/said.tsx';
import type { BulkAct, FindingAct } from '#lib/api/schemas.ts';
import { refreshQueue } from '#lib/queries/queue.ts';
import { serverNow } from '#lib/queries/server-time.ts';
import { bulkActOptions } from '#lib/queries/triage.ts';
import { triageWords as words } from '#words/triage-acts.ts';
import classes from './triage.module.css';
import type { TriageState } from './use-triage.ts';

type Props = { acts: Pick<TriageState, 'outcome' | 'undo' | 'dismiss' | 'isBusy'> };

/** What became of the last act: done, with the way back; under way; or not done because somebody else was faster. */
export default function ActNotice({ acts: { outcome, undo, dismiss: onDismiss, isBusy } }: Props) {
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'done':
      return (
        <Outcome text={words.acts[outcome.act].done} onDismiss={onDismiss}>
          {outcome.undoable === null ? null : (
            <Undo key={outcome.undoable.until} until={outcome.undoable.until} isBusy={isBusy} onUndo={undo} />
          )}
        </Outcome>
      );
    case 'undone':
      return <Outcome text={words.undoneOne} onDismiss={onDismiss} />;
    case 'not-undone':
      return <Outcome text={words.notUndone(outcome.message)} isAlert onDismiss={onDismiss} />;
    case 'failed':
      return <Outcome text={words.failed(outcome.message)} isAlert onDismiss={onDismiss} />;
    case 'conflict':
      return <Outcome text={words.conflict(outcome.message)} isAlert onDismiss={onDismiss} />;
    case 'bulk':
      return (
        <BulkNotice
          key={outcome.id}
          {...{ id: outcome.id, act: outcome.act, isBusy, onUndo: undo, onDismiss }}
        />
      );
  }
}

type OutcomeProps = { text: string; isAlert?: boolean; onDismiss: () => void; children?: ReactNode };

function Outcome({ text, children, ...said }: OutcomeProps) {
  return (
    <Said className={classes.floating} {...said}>
      <span>{text}</span>
      {children}
    </Said>
  );
}

type BulkProps = {
  id: string;
  act: FindingAct['kind'];
  isBusy: boolean;
  onUndo: () => void;
  onDismiss: () => void;
};

function BulkNotice({ id, act, isBusy, onUndo, onDismiss }: BulkProps) {
  const client = useQueryClient();
  const { data } = useQuery(bulkActOptions(client, id));
  const state = data?.state;
  // What it did is to be seen once it has ended, or was undone.
  useEffect(() => {
    if (state !== undefined && state !== 'running') void refreshQueue(client);
  }, [state, client]);
  if (data === undefined) return null;
  if (data.state === 'running') return <Progress bulk={data} act={act} />;
  return (
    <Said className={classes.floating} data-bulk={data.state} onDismiss={onDismiss}>
      <span>{data.state === 'undone' ? undoneSentence(data) : sentenceOf(data, act)}</span>
      {data.undoUntil === null ? null : <Undo until={data.undoUntil} isBusy={isBusy} onUndo={onUndo} />}
    </Said>
  );
}

function Progress({ bulk, act }: { bulk: BulkAct; act: FindingAct['kind'] }) {
  const seen = bulk.done + bulk.unchanged + bulk.refused + bulk.conflicts;
  return (
    <div className={classes.progress} data-bulk="running">
      <label>
        {words.acts[act].doing} <progress max={bulk.total} value={seen} />
      </label>
      <span>{words.of(formatCount(seen), formatCount(bulk.total))}</span>
    </div>
  );
}

function undoneSentence({ restored, left }: BulkAct): string {
  return [
    words.undone(formatCount(restored)),
    ...(left > 0 ? [words.leftUndone(formatCount(left))] : []),
  ].join(' ');
}

function sentenceOf(bulk: BulkAct, act: FindingAct['kind']): string {
  return [
    words.doneMany(words.acts[act].done, formatCount(bulk.done)),
    ...(bulk.unchanged > 0 ? [words.unchanged(formatCount(bulk.unchanged))] : []),
    ...(bulk.refused > 0 ? [words.refused(formatCount(bulk.refused))] : []),
    ...(bulk.conflicts > 0 ? [words.conflicts(formatCount(bulk.conflicts))] : []),
    ...(bulk.state === 'interrupted' ? [words.interrupted] : []),
  ].join(' ');
}

// The clock of the page ticks by half minutes.
function useNowBySeconds(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Undo({ until, isBusy, onUndo }: { until: string; isBusy: boolean; onUndo: () => void }) {
  const now = useNowBySeconds();
  const left = Math.ceil((Date.parse(until) - now.getTime()) / 1_000);
  if (left <= 0) return null;
  return (
    <Button size="small" variant="filled" isBusy={isBusy} onClick={onUndo}>
      {words.undo(left)}
    </Button>
  );
}
