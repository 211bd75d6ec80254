import type { Transaction } from '#lib/db/client.ts';
import { readStandingMuteIds } from '#lib/db/mutes.ts';
import type { TriageChange, TriagedFinding } from '#lib/db/triage.ts';
import { differenceOf } from '#lib/domain/triage.ts';
import { readTriageFields } from './stored-act.ts';
import { triageOf } from './triage-change.ts';

type DoneEvent = { before: unknown };

/** What gives a finding back what an act took from it. */
export function undoing(finding: TriagedFinding, { before }: DoneEvent): TriageChange {
  const now = triageOf(finding);
  const triage = { ...now, ...readTriageFields(before) };
  return { finding, triage, event: 'undone', ...differenceOf(now, triage) };
}

/** The mute that held a finding before an act took it away; null: none did. */
export function mutedBefore({ before }: DoneEvent): string | null {
  return readTriageFields(before).muteId ?? null;
}

/** Those of some mutes that have not ended: only under one of these can a finding be muted again. */
export async function readStandingAmong(
  tx: Transaction,
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const named = [...new Set(ids)].filter((id) => id !== null);
  return new Set(named.length === 0 ? [] : await readStandingMuteIds(tx, named));
}
