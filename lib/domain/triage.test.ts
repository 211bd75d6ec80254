import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FindingState, findingStates, nextFinding, type Observed } from './findings.ts';
import { differenceOf, nextTriage, type Triage, type TriageAct } from './triage.ts';

const sla = new Date('2026-03-05T00:00:00Z');
const friday = new Date('2026-03-06T00:00:00Z');
const ticket = { url: 'https://tickets.example/1', title: 'SEC-1' };
const untouched: Triage = {
  state: 'open',
  assignee: null,
  dueAt: sla,
  dueByHand: false,
  labels: ['old'],
  links: [ticket],
  muteId: null,
};

function inState(state: FindingState): Triage {
  return { ...untouched, state, muteId: state === 'muted' ? 'm1' : null };
}

/** What an act leads to: a state, nothing new, or why not. */
function outcome(triage: Triage, act: TriageAct): string {
  const next = nextTriage(triage, act, sla);
  if (next.kind === 'changed') return next.triage.state;
  return next.kind === 'refused' ? `not ${next.why}` : '=';
}

describe('acts that move a finding, from each state', () => {
  const acts: TriageAct[] = [
    { kind: 'acknowledge' },
    { kind: 'start' },
    { kind: 'return' },
    { kind: 'mute', muteId: 'm2' },
    { kind: 'unmute' },
    { kind: 'mute-ended' },
  ];
  const [over, held] = ['not resolved', 'not muted'];

  test.each<[FindingState, string[]]>([
    ['open', ['acknowledged', 'in-progress', '=', 'muted', '=', '=']],
    ['acknowledged', ['=', 'in-progress', 'open', 'muted', '=', '=']],
    ['in-progress', ['acknowledged', '=', 'open', 'muted', '=', '=']],
    ['muted', [held, held, held, 'muted', 'open', 'open']],
    ['resolved', [over, over, over, over, over, '=']],
  ])('%s: acknowledge, start, return, mute, unmute, mute-ended', (state, expected) => {
    expect(acts.map((act) => outcome(inState(state), act))).toEqual(expected);
  });

  test('a mute names itself, and lets go when it ends', () => {
    const muted = nextTriage(untouched, { kind: 'mute', muteId: 'm2' }, sla);
    expect(muted).toMatchObject({ event: 'muted', triage: { state: 'muted', muteId: 'm2' } });
    expect(nextTriage(inState('muted'), { kind: 'mute-ended' }, sla)).toMatchObject({
      ...{ event: 'unmuted', triage: { state: 'open', muteId: null } },
    });
    expect(outcome(inState('muted'), { kind: 'mute', muteId: 'm1' })).toBe('=');
  });
});

describe('acts that leave its state', () => {
  const many = Array.from({ length: 20 }, (_, index) => `l${index}`);
  const tickets = many.map((name) => ({ url: `https://tickets.example/${name}`, title: name }));

  test.each<[string, TriageAct, Partial<Triage> | string]>([
    ['assign', { kind: 'assign', assignee: 'ann' }, { assignee: 'ann' }],
    ['assign to nobody', { kind: 'assign', assignee: null }, 'unchanged'],
    ['due by hand', { kind: 'set-due', dueAt: friday }, { dueAt: friday, dueByHand: true }],
    ['due by hand as the SLA says', { kind: 'set-due', dueAt: sla }, { dueAt: sla, dueByHand: true }],
    ['due by the SLA', { kind: 'set-due', dueAt: null }, 'unchanged'],
    ['label', { kind: 'label', add: ['new', 'old'], remove: [] }, { labels: ['new', 'old'] }],
    ['label with what it has', { kind: 'label', add: ['old'], remove: ['none'] }, 'unchanged'],
    ['unlabel', { kind: 'label', add: [], remove: ['old'] }, { labels: [] }],
    ['label too often', { kind: 'label', add: many, remove: [] }, 'too-many-labels'],
    [
      'link again, with another title',
      { kind: 'link', add: [{ ...ticket, title: 'SEC-1: keys' }], remove: [] },
      { links: [{ ...ticket, title: 'SEC-1: keys' }] },
    ],
    ['unlink', { kind: 'link', add: [], remove: [ticket.url] }, { links: [] }],
    ['link too often', { kind: 'link', add: tickets, remove: [] }, 'too-many-links'],
  ])('%s', (_, act, expected) => {
    const next = nextTriage(untouched, act, sla);
    if (typeof expected === 'string') expect(Object.values(next)).toContain(expected);
    else expect(next).toMatchObject({ kind: 'changed', triage: { ...untouched, ...expected } });
  });

  test('what a person set goes back to the SLA', () => {
    const byHand = { ...untouched, dueAt: friday, dueByHand: true };
    const next = nextTriage(byHand, { kind: 'set-due', dueAt: null }, sla);
    expect(next).toMatchObject({ event: 'due-changed', triage: { dueAt: sla, dueByHand: false } });
  });

  test('what is resolved is not due', () => {
    expect(outcome(inState('resolved'), { kind: 'set-due', dueAt: friday })).toBe('not resolved');
  });
});

const anyAct = fc.oneof(
  fc.constantFrom<TriageAct[]>(
    { kind: 'acknowledge' },
    { kind: 'start' },
    { kind: 'return' },
    { kind: 'unmute' },
    { kind: 'mute-ended' },
    { kind: 'mute', muteId: 'm1' },
    { kind: 'mute', muteId: 'm2' },
    { kind: 'set-due', dueAt: friday },
    { kind: 'set-due', dueAt: null },
  ),
  fc.record({ kind: fc.constant('assign' as const), assignee: fc.option(fc.string()) }),
  fc.record({
    kind: fc.constant('label' as const),
    add: fc.array(fc.constantFrom('a', 'b', 'c')),
    remove: fc.array(fc.constantFrom('a', 'b', 'c')),
  }),
);

test('whatever people do: only evidence resolves and reopens, mutes name themselves, nothing is changed twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...findingStates), fc.array(anyAct, { maxLength: 30 }), (state, acts) => {
      let triage = inState(state);
      for (const act of acts) {
        const next = nextTriage(triage, act, sla);
        if (next.kind !== 'changed') continue;
        expect(next.triage.state === 'resolved').toBe(triage.state === 'resolved');
        expect(next.triage.state === 'muted').toBe(next.triage.muteId !== null);
        expect(Object.keys(differenceOf(triage, next.triage).after)).not.toEqual([]);
        expect(nextTriage(next.triage, act, sla).kind, JSON.stringify(act)).not.toBe('changed');
        const { before } = differenceOf(triage, next.triage);
        expect({ ...next.triage, ...before }).toEqual(triage);
        triage = next.triage;
      }
    }),
  );
});

test('however acts and evidence come one after the other, evidence alone resolves and reopens', () => {
  const observed = fc.constantFrom<Observed[]>(
    { what: 'broken', ruleId: 'key-old', severity: 'high' },
    { what: 'broken', ruleId: 'key-old', severity: 'critical' },
    { what: 'mended', by: 'deactivated' },
    { what: 'gone' },
    { what: 'unknown' },
  );
  const step = fc.oneof(
    anyAct.map((act) => ({ act })),
    observed.map((seen) => ({ seen })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let triage = untouched;
      let standing = nextFinding(null, { what: 'broken', ruleId: 'key-old', severity: 'high' }, sla).finding;
      for (const each of steps) {
        if (standing === null) throw new Error('A finding is never forgotten.');
        const before = triage;
        if ('act' in each) {
          const next = nextTriage(triage, each.act, sla);
          if (next.kind === 'changed') triage = next.triage;
          standing = { ...standing, state: triage.state };
          expect(triage.state === 'resolved').toBe(before.state === 'resolved');
          continue;
        }
        standing = nextFinding(standing, each.seen, friday).finding;
        triage = { ...triage, state: standing?.state ?? 'open' };
        if (before.state === 'resolved' && triage.state !== 'resolved') expect(each.seen.what).toBe('broken');
        if (before.state !== 'resolved' && triage.state === 'resolved')
          expect(each.seen.what).toMatch(/mended|gone/);
        if (before.state !== 'resolved' && triage.state !== 'resolved') expect(triage).toEqual(before);
      }
    }),
  );
});
