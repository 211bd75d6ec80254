import type { Finding, FindingEvent } from '#lib/api/schemas.ts';

const states: Readonly<Record<Finding['state'], string>> = {
  open: 'open',
  acknowledged: 'acknowledged',
  'in-progress': 'in progress',
  muted: 'muted',
  resolved: 'resolved',
};

type Told = Pick<FindingEvent, 'kind' | 'before' | 'after' | 'mute'>;
type Fields = FindingEvent['after'];

/** What a person did with a finding, as sentences. */
export function triageEvent({ kind, before, after, mute }: Told): string {
  switch (kind) {
    case 'acknowledged':
      return 'Acknowledged.';
    case 'started':
      return 'Work begun.';
    case 'returned':
      return 'Opened again for whoever takes it.';
    case 'muted':
      return mute === null ? 'Muted.' : `Muted${untilOf(mute.until)}: ${mute.reason}`;
    case 'unmuted':
      return mute === null ? 'No longer muted.' : `No longer muted. The reason had been: ${mute.reason}`;
    case 'assigned':
      return assignment(before, after);
    case 'due-changed':
      return after?.dueByHand === false ? 'Due by the SLA again.' : `Due ${dayOf(after?.dueAt)} now.`;
    case 'labelled':
      return listChange('Labels', labelsOf(before), labelsOf(after));
    case 'linked':
      return listChange('Tickets', ticketsOf(before), ticketsOf(after));
    case 'commented':
      return 'Commented.';
    case 'comment-changed':
      return 'Changed a comment.';
    case 'comment-deleted':
      return 'Deleted a comment.';
    case 'undone':
      return `The last act was undone${stateOf(after)}.`;
    default:
      return `${kind}.`;
  }
}

function assignment(before: Fields, after: Fields): string {
  const [from, to] = [before?.assignee, after?.assignee];
  if (!to) return `Taken from ${from}.`;
  return from ? `Assigned to ${to}, before to ${from}.` : `Assigned to ${to}.`;
}

function stateOf(fields: Fields): string {
  const state = Object.entries(states).find(([name]) => name === fields?.state)?.[1];
  return state === undefined ? '' : `: it is ${state} again`;
}

function untilOf(until: string | null): string {
  return until === null ? '' : ` until ${dayOf(until)}`;
}

function dayOf(time: unknown): string {
  return typeof time === 'string' ? time.slice(0, 10) : 'at no time';
}

function labelsOf(fields: Fields): string[] {
  const labels = fields?.labels;
  return Array.isArray(labels) ? labels.map(String) : [];
}

function ticketsOf(fields: Fields): string[] {
  const links = fields?.links;
  if (!Array.isArray(links)) return [];
  return links.map((link) =>
    typeof link === 'object' && link !== null && 'title' in link ? String(link.title) : '',
  );
}

function listChange(what: string, before: string[], after: string[]): string {
  const added = after.filter((item) => !before.includes(item));
  const removed = before.filter((item) => !after.includes(item));
  const parts = [
    added.length === 0 ? null : `added ${added.join(', ')}`,
    removed.length === 0 ? null : `removed ${removed.join(', ')}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? `${what} changed.` : `${what}: ${parts.join('; ')}.`;
}
