import { randomUUID } from 'node:crypto';
import type { FindingActOutput } from '#lib/api/schemas.ts';
import type { MuteDraft } from '#lib/db/mutes.ts';
import type { TriageChange, TriagedFinding } from '#lib/db/triage.ts';
import { type Sla, slaDue } from '#lib/domain/due-dates.ts';
import { differenceOf, nextTriage, type Refusal, type Triage, type TriageAct } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { badRequest } from './errors.ts';

/** What an act does to a finding. */
export type TriageOutcome =
  | { kind: 'changed'; change: TriageChange }
  | { kind: 'unchanged' }
  | { kind: 'refused'; why: Refusal };

/** What an act does to a finding that is held, by the table of the domain. */
export function outcomeOf(finding: TriagedFinding, act: TriageAct, sla: Sla): TriageOutcome {
  const before = triageOf(finding);
  const next = nextTriage(before, act, slaDue(finding.since, finding.severity, sla));
  if (next.kind !== 'changed') return next;
  const { triage, event } = next;
  return { kind: 'changed', change: { finding, triage, event, ...differenceOf(before, triage) } };
}

/** What of a stored finding triage decides. */
export function triageOf({
  state,
  assignee,
  dueAt,
  dueByHand,
  labels,
  links,
  muteId,
}: TriagedFinding): Triage {
  return { state, assignee, dueAt, dueByHand, labels, links, muteId };
}

/**
 * A requested act as the domain knows it, and the mute that is to be written down with what it mutes.
 *
 * @throws ServiceError for a mute that would end before it begins
 */
export function toTriageAct(
  act: FindingActOutput,
  { actor, now }: Context,
): { act: TriageAct; mute: MuteDraft | null } {
  if (act.kind !== 'mute') return { act, mute: null };
  const { reason, until } = act;
  checkUntil(until, now);
  const id = randomUUID();
  return {
    act: { kind: 'mute', muteId: id },
    mute: { id, pattern: null, reason, until, createdBy: actor.name, at: now },
  };
}

/**
 * Makes sure that a mute ends after it begins.
 *
 * @throws ServiceError if it does not
 */
export function checkUntil(until: Date | null, now: Date): void {
  if (until === null || until.getTime() > now.getTime()) return;
  throw badRequest([{ parameter: 'until', message: `lies in the past: it is ${now.toISOString()} now` }]);
}
