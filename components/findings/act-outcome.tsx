'use client';
import { Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import type { TriageState } from './use-triage.ts';

// Wanted only once somebody has acted.
const ActNotice = lazyPart(() => import('./act-notice.tsx'));

/** What became of the last act; nothing before the first. */
export function ActOutcome({ acts }: { acts: Pick<TriageState, 'outcome' | 'undo' | 'dismiss' | 'isBusy'> }) {
  if (acts.outcome.kind === 'none') return null;
  return (
    <Suspense>
      <ActNotice acts={acts} />
    </Suspense>
  );
}
