import { expect, test } from 'vitest';
import { lengthOf, periodsOf, tickLabel } from './timeline-model.ts';

const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}T00:00:00.000Z`;

function version(from: number, to: number | null, state: 'running' | 'stopped', profileArn: string | null) {
  return {
    ...{ from: day(from), to: to === null ? null : day(to), state, profileArn },
    ...{ instanceType: null, owner: 'payments' },
  };
}

function episode(from: number, to: number | null) {
  return {
    ...{ openedAt: day(from), endedAt: to === null ? null : day(to), cause: 'launch', ending: null },
    ...{ openAtStart: false, hours: 0 },
  };
}

type History = Parameters<typeof periodsOf>[0];

test.each<[name: string, history: History, periods: string[]]>([
  ['nothing', { versions: [], episodes: [] }, []],
  ['always covered', { versions: [version(1, null, 'running', 'p')], episodes: [] }, ['covered 1-20']],
  [
    'mended, in a profile that was filled later',
    {
      versions: [version(5, null, 'running', 'p'), version(2, 5, 'running', null)],
      episodes: [episode(1, 7)],
    },
    ['no-role 1-7', 'covered 7-20'],
  ],
  [
    'stopped in between, and gone for a while',
    {
      versions: [
        version(10, null, 'running', 'p'),
        version(6, 8, 'stopped', 'p'),
        version(1, 6, 'running', 'p'),
      ],
      episodes: [],
    },
    ['covered 1-6', 'idle 6-8', 'absent 8-10', 'covered 10-20'],
  ],
  [
    'open still',
    { versions: [version(1, null, 'running', null)], episodes: [episode(1, null)] },
    ['no-role 1-20'],
  ],
  [
    'changes that matter to nobody here are one period',
    { versions: [version(3, null, 'running', 'q'), version(1, 3, 'running', 'p')], episodes: [] },
    ['covered 1-20'],
  ],
  [
    'what came after the instant is left out',
    { versions: [version(25, null, 'running', null), version(1, 25, 'running', 'p')], episodes: [] },
    ['covered 1-20'],
  ],
])('%s', (_, history, expected) => {
  const periods = periodsOf(history, new Date(day(20)));
  const dayOf = (ms: number) => new Date(ms).getUTCDate();
  expect(periods.map(({ kind, fromMs, toMs }) => `${kind} ${dayOf(fromMs)}-${dayOf(toMs)}`)).toEqual(
    expected,
  );
});

test('lengths add up', () => {
  const history = {
    versions: [version(5, null, 'running', 'p')],
    episodes: [episode(1, 7), episode(10, 12)],
  };
  const periods = periodsOf(history, new Date(day(20)));
  expect([lengthOf(periods, 'no-role'), lengthOf(periods, 'covered')]).toEqual([
    8 * 86_400_000,
    11 * 86_400_000,
  ]);
});

test.each([
  [24, 0.25, 'UTC', '1 Oct, 06:00'],
  [24, 0.25, 'Europe/Berlin', '1 Oct, 08:00'],
  [71, 1, 'UTC', '3 Oct, 23:00'],
  [72, 1, 'UTC', '4 Oct 2026'],
])('a tick of a span of %d h, at %d of it in %s, says %s', (hours, share, timeZone, label) => {
  const fromMs = Date.parse(day(1));
  expect(tickLabel({ fromMs, toMs: fromMs + hours * 3_600_000 }, share, timeZone)).toBe(label);
});
