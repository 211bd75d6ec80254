'use client';
import { useState } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import type { Finding, FindingAct } from '#lib/api/schemas.ts';
import { mostNamedFindings } from '#lib/domain/triage.ts';
import { triageWords as words } from '#words/triage-acts.ts';
import { isTooMany, sizeOf, type Target, targetOf } from './act-target.ts';
import { type Chosen, nothing, type SelectionStore } from './selection.ts';
import { useActs } from './use-acts.ts';

/** What people do with findings: some of it wants to know more first. */
export type TriageKind = 'acknowledge' | 'start' | 'return' | 'unmute' | 'mute' | 'assign' | 'label';

/** What is still to be asked, and of which findings. */
type Asked = { kind: 'mute' | 'assign' | 'label'; target: Target; example: Finding | undefined };

/**
 * What the queue's keys and buttons do: to what is chosen, else to one finding.
 *
 * @param query what selects all that match, and how many these are
 */
export function useTriage(store: SelectionStore, query: { query: string; count: number }) {
  const acts = useActs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = (target: Target, wanted: FindingAct) => {
    setAsked(null);
    // What was seen of the findings is outdated then.
    if (target.kind !== 'one') store.change(nothing);
    void acts.act(target, wanted);
  };
  const begin = (kind: TriageKind, target: Target | null, example: Finding | undefined) => {
    if (target === null || acts.isBusy) return;
    if (isTooMany(target)) return acts.refuse(words.tooMany(formatCount(mostNamedFindings)));
    if (kind === 'mute' || kind === 'assign' || kind === 'label') setAsked({ kind, target, example });
    else act(target, { kind });
  };
  return {
    /** Acts on what is chosen, else on one finding, or asks for more first. */
    begin: (kind: TriageKind, current: Finding | undefined) =>
      begin(kind, targetOf(store.read(), current, query), current),
    /** The same on one finding, whatever is chosen. */
    beginOn: (kind: TriageKind, finding: Finding) => begin(kind, targetOne(finding), finding),
    actOn: (finding: Chosen, wanted: FindingAct) => act(targetOne(finding), wanted),
    outcome: acts.outcome,
    dismiss: acts.dismiss,
    undo: (): void => {
      if (!acts.isBusy) void acts.undo();
    },
    isBusy: acts.isBusy,
    asked: asked && { ...asked, count: sizeOf(asked.target) },
    answer: (wanted: FindingAct) => asked && act(asked.target, wanted),
    /** A bulk act that something else has begun. */
    follow: (bulkActId: string) => {
      setAsked(null);
      acts.follow(bulkActId, 'mute');
    },
    cancel: () => setAsked(null),
  };
}

function targetOne({ id, revision }: Chosen): Target {
  return { kind: 'one', finding: { id, revision } };
}

export type TriageState = ReturnType<typeof useTriage>;
