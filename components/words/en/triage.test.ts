import { expect, test } from 'vitest';
import { triageEvent } from './triage.ts';

const mute = { id: 'm1', reason: 'A test bed.', until: '2026-12-01T23:59:59.999Z' };

test.each<[Parameters<typeof triageEvent>[0], string]>([
  [{ kind: 'muted', before: {}, after: {}, mute }, 'Muted until 2026-12-01: A test bed.'],
  [{ kind: 'unmuted', before: {}, after: {}, mute }, 'No longer muted. The reason had been: A test bed.'],
  [
    { kind: 'assigned', before: { assignee: 'ann' }, after: { assignee: 'bob' }, mute: null },
    'Assigned to bob, before to ann.',
  ],
  [
    { kind: 'assigned', before: { assignee: 'ann' }, after: { assignee: null }, mute: null },
    'Taken from ann.',
  ],
  [
    { kind: 'labelled', before: { labels: ['a', 'b'] }, after: { labels: ['b', 'c'] }, mute: null },
    'Labels: added c; removed a.',
  ],
  [
    {
      kind: 'linked',
      before: { links: [] },
      after: { links: [{ url: 'https://x', title: 'SEC-1' }] },
      mute: null,
    },
    'Tickets: added SEC-1.',
  ],
  [
    {
      kind: 'due-changed',
      before: {},
      after: { dueAt: '2026-12-01T00:00:00Z', dueByHand: true },
      mute: null,
    },
    'Due 2026-12-01 now.',
  ],
  [{ kind: 'due-changed', before: {}, after: { dueByHand: false }, mute: null }, 'Due by the SLA again.'],
  [
    { kind: 'undone', before: {}, after: { state: 'in-progress' }, mute: null },
    'The last act was undone: it is in progress again.',
  ],
])('%j: %s', (event, sentence) => {
  expect(triageEvent(event)).toBe(sentence);
});
