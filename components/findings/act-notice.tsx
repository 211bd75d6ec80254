'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { BulkAct, FindingAct } from '#lib/api/schemas.ts';
import { refreshQueue } from '#lib/queries/queue.ts';
import { bulkActOptions, undoBulkActOptions } from '#lib/queries/triage.ts';
import { triageWords as words } from '#words/triage-acts.ts';
import classes from './triage.module.css';
import type { Outcome } from './use-acts.ts';

type Props = { outcome: Outcome; onDismiss: () => void };

/** What became of the last act: done, under way, or not done because somebody else was faster. */
export function ActNotice({ outcome, onDismiss }: Props) {
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'done':
      return <Said text={words.acts[outcome.act].done} onDismiss={onDismiss} />;
    case 'failed':
      return <Said text={words.failed(outcome.message)} isAlert onDismiss={onDismiss} />;
    case 'conflict':
      return <Said text={words.conflict(outcome.message)} isAlert onDismiss={onDismiss} />;
    case 'bulk':
      return <BulkNotice key={outcome.id} id={outcome.id} act={outcome.act} onDismiss={onDismiss} />;
  }
}

type SaidProps = { text: string; isAlert?: boolean; onDismiss: () => void };

function Said({ text, isAlert = false, onDismiss }: SaidProps) {
  return (
    <div className={classes.said} role={isAlert ? 'alert' : 'status'} data-alert={isAlert}>
      <span>{text}</span>
      <Button size="small" onClick={onDismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}

type BulkProps = { id: string; act: FindingAct['kind']; onDismiss: () => void };

function BulkNotice({ id, act, onDismiss }: BulkProps) {
  const client = useQueryClient();
  const { data } = useQuery(bulkActOptions(client, id));
  const undoing = useMutation(undoBulkActOptions(client));
  const state = data?.state;
  // What it did is to be seen once it has ended, or was undone.
  useEffect(() => {
    if (state !== undefined && state !== 'running') void refreshQueue(client);
  }, [state, client]);
  if (data === undefined) return null;
  if (data.state === 'running') return <Progress bulk={data} act={act} />;
  return (
    <div className={classes.said} role="status" data-bulk={data.state}>
      <span>
        {data.state === 'undone' ? words.undone(formatCount(data.restored)) : sentenceOf(data, act)}
        {undoing.error ? ` ${undoing.error.message}` : ''}
      </span>
      {data.undoUntil === null ? null : (
        <Undo until={data.undoUntil} isBusy={undoing.isPending} onUndo={() => undoing.mutate(id)} />
      )}
      <Button size="small" onClick={onDismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}

function Progress({ bulk, act }: { bulk: BulkAct; act: FindingAct['kind'] }) {
  const seen = bulk.done + bulk.unchanged + bulk.refused + bulk.conflicts;
  return (
    <div className={classes.said} data-bulk="running">
      <label>
        {words.acts[act].doing} <progress max={bulk.total} value={seen} />
      </label>
      <span>{words.of(formatCount(seen), formatCount(bulk.total))}</span>
    </div>
  );
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
function useSeconds(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Undo({ until, isBusy, onUndo }: { until: string; isBusy: boolean; onUndo: () => void }) {
  const now = useSeconds();
  const left = Math.ceil((Date.parse(until) - now) / 1_000);
  if (left <= 0) return null;
  return (
    <Button size="small" variant="filled" isBusy={isBusy} onClick={onUndo}>
      {words.undo(left)}
    </Button>
  );
}
