'use client';
import { Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import type { TriageState } from './use-triage.ts';

// Wanted only once somebody acts.
const MuteDialog = lazyPart(() => import('./mute-dialog.tsx'));
const AssignDialog = lazyPart(() => import('./assign-dialog.tsx'));
const LabelDialog = lazyPart(() => import('./label-dialog.tsx'));

/** What is still to be asked before an act. */
export function TriageDialogs({ triage }: { triage: TriageState }) {
  const { asked, answer, follow, cancel } = triage;
  if (asked === null) return null;
  const { kind, count, example } = asked;
  return (
    <Suspense>
      {kind === 'mute' ? (
        <MuteDialog count={count} example={example} onMute={answer} onMuted={follow} onClose={cancel} />
      ) : null}
      {kind === 'assign' ? (
        <AssignDialog
          count={count}
          onAssign={(assignee) => answer({ kind: 'assign', assignee })}
          onClose={cancel}
        />
      ) : null}
      {kind === 'label' ? (
        <LabelDialog count={count} onLabel={(add) => answer({ kind: 'label', add })} onClose={cancel} />
      ) : null}
    </Suspense>
  );
}
