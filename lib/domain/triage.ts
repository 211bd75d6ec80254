import type { FindingState } from '#lib/domain/findings.ts';

/** A ticket that a finding is worked on in; the address is https. */
type TicketLink = { url: string; title: string };

/** What of a finding a person decides; the state with the evidence: only that resolves one. */
export type Triage = {
  state: FindingState;
  assignee: string | null;
  dueAt: Date | null;
  /** Whether a person set `dueAt`. */
  dueByHand: boolean;
  labels: readonly string[];
  links: readonly TicketLink[];
  /** The mute that holds it, or would if it came back. */
  muteId: string | null;
};

/** What a person does with a finding. `mute-ended` is what time does. */
export type TriageAct =
  | { kind: 'acknowledge' | 'start' | 'return' | 'unmute' | 'mute-ended' }
  | { kind: 'mute'; muteId: string }
  | { kind: 'assign'; assignee: string | null }
  /** Null: what the SLA says. */
  | { kind: 'set-due'; dueAt: Date | null }
  | { kind: 'label'; add: readonly string[]; remove: readonly string[] }
  | { kind: 'link'; add: readonly TicketLink[]; remove: readonly string[] };

/** What the history calls it. */
export type TriageEvent =
  | 'acknowledged'
  | 'started'
  | 'returned'
  | 'muted'
  | 'unmuted'
  | 'assigned'
  | 'due-changed'
  | 'labelled'
  | 'linked';

/** Why an act is not possible: what is resolved is over; what is muted is not worked on; nobody reads that many. */
export type Refusal = 'resolved' | 'muted' | 'too-many-labels' | 'too-many-links';

export type TriageTransition =
  | { kind: 'changed'; triage: Triage; event: TriageEvent }
  | { kind: 'unchanged' }
  | { kind: 'refused'; why: Refusal };

type Move = 'acknowledge' | 'start' | 'return' | 'mute' | 'unmute' | 'mute-ended';

/** Where each act that moves a finding takes it from each state; `same`: it is there already. */
const moves: Record<FindingState, Record<Move, FindingState | 'same' | { refused: Refusal }>> = {
  open: {
    ...{ acknowledge: 'acknowledged', start: 'in-progress', return: 'same' },
    ...{ mute: 'muted', unmute: 'same', 'mute-ended': 'same' },
  },
  acknowledged: {
    ...{ acknowledge: 'same', start: 'in-progress', return: 'open' },
    ...{ mute: 'muted', unmute: 'same', 'mute-ended': 'same' },
  },
  'in-progress': {
    ...{ acknowledge: 'acknowledged', start: 'same', return: 'open' },
    ...{ mute: 'muted', unmute: 'same', 'mute-ended': 'same' },
  },
  muted: {
    ...{ acknowledge: { refused: 'muted' }, start: { refused: 'muted' }, return: { refused: 'muted' } },
    ...{ mute: 'muted', unmute: 'open', 'mute-ended': 'open' },
  },
  resolved: {
    ...{
      acknowledge: { refused: 'resolved' },
      start: { refused: 'resolved' },
      return: { refused: 'resolved' },
    },
    ...{ mute: { refused: 'resolved' }, unmute: { refused: 'resolved' }, 'mute-ended': 'same' },
  },
};

const moveEvents: Record<Move, TriageEvent> = {
  acknowledge: 'acknowledged',
  start: 'started',
  return: 'returned',
  mute: 'muted',
  unmute: 'unmuted',
  'mute-ended': 'unmuted',
};

/** How many findings an act on many may name one by one. */
export const mostNamedFindings = 10_000;

/** For how long an act can be undone after it was done, in milliseconds. */
export const undoableMs = 10_000;

const mostLabels = 20;
const mostLinks = 20;

/**
 * What an act makes of a finding: the triage of its lifecycle as a pure table. No act resolves one.
 *
 * @param slaDueAt by when the SLA wants it resolved
 */
export function nextTriage(triage: Triage, act: TriageAct, slaDueAt: Date | null): TriageTransition {
  switch (act.kind) {
    case 'acknowledge':
    case 'start':
    case 'return':
    case 'mute':
    case 'unmute':
    case 'mute-ended':
      return moved(triage, act.kind, act.kind === 'mute' ? act.muteId : null);
    case 'assign':
      return act.assignee === triage.assignee
        ? { kind: 'unchanged' }
        : { kind: 'changed', event: 'assigned', triage: { ...triage, assignee: act.assignee } };
    case 'set-due':
      return withDue(triage, act.dueAt, slaDueAt);
    case 'label':
      return withLabels(triage, act.add, act.remove);
    case 'link':
      return withLinks(triage, act.add, act.remove);
  }
}

function moved(triage: Triage, move: Move, muteId: string | null): TriageTransition {
  const to = moves[triage.state][move];
  if (typeof to === 'object') return { kind: 'refused', why: to.refused };
  if (to === 'same') return { kind: 'unchanged' };
  if (to === triage.state && muteId === triage.muteId) return { kind: 'unchanged' };
  return { kind: 'changed', event: moveEvents[move], triage: { ...triage, state: to, muteId } };
}

function withDue(triage: Triage, dueAt: Date | null, slaDueAt: Date | null): TriageTransition {
  if (triage.state === 'resolved') return { kind: 'refused', why: 'resolved' };
  const [to, dueByHand] = dueAt === null ? [slaDueAt, false] : [dueAt, true];
  const isSame = to?.getTime() === triage.dueAt?.getTime() && dueByHand === triage.dueByHand;
  if (isSame) return { kind: 'unchanged' };
  return { kind: 'changed', event: 'due-changed', triage: { ...triage, dueAt: to, dueByHand } };
}

function withLabels(triage: Triage, add: readonly string[], remove: readonly string[]): TriageTransition {
  const kept = triage.labels.filter((label) => !remove.includes(label));
  const labels = [...new Set([...kept, ...add])].toSorted();
  if (labels.length > mostLabels) return { kind: 'refused', why: 'too-many-labels' };
  if (labels.join('\n') === triage.labels.join('\n')) return { kind: 'unchanged' };
  return { kind: 'changed', event: 'labelled', triage: { ...triage, labels } };
}

function withLinks(triage: Triage, add: readonly TicketLink[], remove: readonly string[]): TriageTransition {
  const added = add.map(({ url }) => url);
  const kept = triage.links.filter(({ url }) => !remove.includes(url) && !added.includes(url));
  const links = [...kept, ...add];
  if (links.length > mostLinks) return { kind: 'refused', why: 'too-many-links' };
  if (JSON.stringify(links) === JSON.stringify(triage.links)) return { kind: 'unchanged' };
  return { kind: 'changed', event: 'linked', triage: { ...triage, links } };
}

/** Only what differs, as an event keeps it: of each field what it was, and what it is. */
export function differenceOf(
  before: Triage,
  after: Triage,
): { before: Partial<Triage>; after: Partial<Triage> } {
  const fields = Object.keys(before) as (keyof Triage)[];
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return { before: pick(before, changed), after: pick(after, changed) };
}

function pick(triage: Triage, fields: readonly (keyof Triage)[]): Partial<Triage> {
  return Object.fromEntries(fields.map((field) => [field, triage[field]]));
}
