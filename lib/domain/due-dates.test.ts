import { expect, test } from 'vitest';
import { nextDue } from './due-dates.ts';
import { isOverdue } from './findings.ts';

const sla = { critical: 24, high: 168, medium: 720, low: 2_160 };
const hour = (hours: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + hours * 3_600_000);

type Due = { dueAt: Date | null; dueByHand: boolean };
type Happened = Parameters<typeof nextDue>[1];
const bySla = (hours: number): Due => ({ dueAt: hour(hours), dueByHand: false });
const byHand = (hours: number): Due => ({ dueAt: hour(hours), dueByHand: true });

test.each<[string, Due, Happened, Due]>([
  ...([
    ['opened', bySla(0), { kind: 'opened', at: hour(5), from: null, to: 'critical' }, bySla(29)],
    ['back, set by hand', byHand(9), { kind: 'reopened', at: hour(5), from: 'low', to: 'high' }, bySla(173)],
    [
      'worse',
      bySla(720),
      { kind: 'severity-changed', at: hour(5), from: 'medium', to: 'critical' },
      bySla(29),
    ],
    [
      'worse, due sooner',
      bySla(9),
      { kind: 'severity-changed', at: hour(5), from: 'high', to: 'critical' },
      bySla(9),
    ],
    ['eased', bySla(24), { kind: 'severity-changed', at: hour(5), from: 'critical', to: 'high' }, bySla(173)],
    [
      'eased, due later',
      bySla(999),
      { kind: 'severity-changed', at: hour(5), from: 'critical', to: 'high' },
      bySla(999),
    ],
    [
      'worse, set by hand',
      byHand(900),
      { kind: 'severity-changed', at: hour(5), from: 'high', to: 'critical' },
      byHand(900),
    ],
    [
      'never told',
      { dueAt: null, dueByHand: false },
      { kind: 'severity-changed', at: hour(5), from: 'high', to: 'low' },
      bySla(2_165),
    ],
    ['seen', bySla(7), { kind: 'seen', at: hour(5), from: 'high', to: 'high' }, bySla(7)],
    ['resolved', bySla(7), { kind: 'resolved', at: hour(5), from: 'high', to: 'high' }, bySla(7)],
  ] as [string, Due, Happened, Due][]),
])('%s', (_, due, happened, expected) => {
  expect(nextDue(due, happened, sla)).toEqual(expected);
});

test.each([
  ['open', 1, true],
  ['acknowledged', 1, true],
  ['in-progress', 1, true],
  ['muted', 1, false],
  ['resolved', 1, false],
  ['open', 3, false],
  ['open', null, false],
] as const)('%s, due at hour %s: overdue at hour 2 is %s', (state, due, expected) => {
  expect(isOverdue({ state, dueAt: due === null ? null : hour(due) }, hour(2))).toBe(expected);
});
