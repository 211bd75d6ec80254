'use client';
import { useSyncExternalStore } from 'react';
import { Button } from '#components/button/button.tsx';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { triageWords as words } from '#words/triage-acts.ts';
import { countOf, nothing, type SelectionStore } from './selection.ts';
import classes from './triage.module.css';
import type { TriageKind } from './use-triage.ts';

type Props = {
  store: SelectionStore;
  /** How many findings match. */
  total: number;
  isBusy: boolean;
  onAct: (kind: TriageKind) => void;
};

const kinds = ['acknowledge', 'start', 'return', 'mute', 'assign', 'label'] as const;

/** What can be done with the findings that are chosen; nothing while none is. */
export function BulkBar({ store, total, isBusy, onAct }: Props) {
  const selection = useSyncExternalStore(store.subscribe, store.read, store.read);
  const count = countOf(selection, total);
  if (count === 0) return null;
  return (
    <div role="toolbar" className={classes.bulk} aria-label={words.bar}>
      <strong role="status" data-chosen={count}>
        {selection.kind === 'all' ? words.allChosen(formatCount(count)) : words.chosen(formatCount(count))}
      </strong>
      {selection.kind === 'all' || count === total ? null : (
        <LinkButton onClick={() => store.change({ kind: 'all' })}>
          {words.chooseAll(formatCount(total))}
        </LinkButton>
      )}
      {kinds.map((kind) => (
        <Button key={kind} size="small" disabled={isBusy} onClick={() => onAct(kind)}>
          {words.acts[kind].do}
        </Button>
      ))}
      <LinkButton onClick={() => store.change(nothing)}>{words.letGo}</LinkButton>
    </div>
  );
}
