import { beforeAll, describe, expect, test } from 'vitest';
import { findingStatisticsQuery, findingTrendQuery } from '#lib/api/schemas.ts';
import {
  account,
  eventRows,
  findingRow,
  hour,
  insertEstate,
  otherAccount,
  region,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getFindingStatistics } from './get-finding-statistics.ts';
import { getFindingTrend } from './get-finding-trend.ts';

const { db } = useTestDatabase();
let ctx: Context;

/** An hour of a day of November 2026. */
const on = (day: number, hours = 6) => hour((day - 1) * 24 + hours);

// From 1 to 5 November, without data on the 3rd:
// `mended`: high on the 1st, critical from the 2nd on, a role attached on the 4th.
// `back`: opened on the 2nd, its instance gone 12 hours later, back on the 4th.
// `muted`: since 30 October. `left`: opened on the 1st, in an account that is left on the 4th.
beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: on(5, 18) },
  };
  await insertEstate(db, [1, 100]);
  await db.scope.updateMany({ where: { accountId: otherAccount }, data: { retiredAt: on(4) } });
  await db.rollupDay.createMany({
    data: [1, 2, 4, 5].map((day) => ({
      ...{ accountId: account, region, day: new Date(`2026-11-0${day}`), asOf: on(day, 23) },
      ...{ scopes: 1, staleScopes: 0 },
    })),
  });
  await db.finding.createMany({
    data: [
      findingRow('mended', {
        ...{ openedAt: on(1), state: 'resolved', resolvedAt: on(4), resolution: 'role-attached' },
        severity: 'critical',
      }),
      findingRow('back', {
        ...{ ruleId: 'key-old', owner: 'search', severity: 'low', openedAt: on(2), reopened: 1 },
        dueAt: on(5, 12),
      }),
      findingRow('muted', { openedAt: hour(-48), severity: 'medium', state: 'muted', dueAt: on(1) }),
      findingRow('left', { accountId: otherAccount, openedAt: on(1), severity: 'low', owner: 'search' }),
    ],
  });
  const event = (fingerprint: string, day: number, kind: string, severity: string, hours = 6) => ({
    ...{ accountId: account, fingerprint, at: on(day, hours), kind, actor: 'collector', severity },
  });
  await db.findingEvent.createMany({
    data: [
      event('mended', 1, 'opened', 'high'),
      event('mended', 2, 'severity-changed', 'critical'),
      { ...event('mended', 4, 'resolved', 'critical'), resolution: 'role-attached' },
      event('back', 2, 'opened', 'low'),
      event('back', 2, 'acknowledged', 'low', 7),
      { ...event('back', 2, 'resolved', 'low', 18), resolution: 'instance-terminated' },
      event('back', 4, 'reopened', 'low'),
      { ...eventRows('muted', [[-48, 'opened']])[0], severity: 'medium' },
      { ...event('left', 1, 'opened', 'low'), accountId: otherAccount },
    ] as never,
  });
});

async function trend(params: object) {
  const input = findingTrendQuery.parse({ from: '2026-11-01', to: '2026-11-05', ...params });
  return getFindingTrend({ ctx, input });
}

/** `open +opened ↻reopened -resolved` of each point. */
async function courses(params: object) {
  const { series } = await trend(params);
  return Object.fromEntries(
    series.map(({ by, points }) => [
      by ?? 'all',
      points.map(({ open, opened, reopened, resolved }) =>
        open === null ? '?' : `${open} +${opened} ↻${reopened} -${resolved}`,
      ),
    ]),
  );
}

describe('findings over time', () => {
  test.each<[object, Record<string, string[]>]>([
    [{}, { all: ['3 +2 ↻0 -0', '3 +1 ↻0 -1', '?', '2 +0 ↻1 -1', '2 +0 ↻0 -0'] }],
    [
      { by: 'severity' },
      {
        critical: ['0 +0 ↻0 -0', '1 +0 ↻0 -0', '?', '0 +0 ↻0 -1', '0 +0 ↻0 -0'],
        high: ['1 +1 ↻0 -0', '0 +0 ↻0 -0', '?', '0 +0 ↻0 -0', '0 +0 ↻0 -0'],
        medium: ['1 +0 ↻0 -0', '1 +0 ↻0 -0', '?', '1 +0 ↻0 -0', '1 +0 ↻0 -0'],
        low: ['1 +1 ↻0 -0', '1 +1 ↻0 -1', '?', '1 +0 ↻1 -0', '1 +0 ↻0 -0'],
      },
    ],
    [
      { rule: 'key-old', by: 'rule' },
      { 'key-old': ['0 +0 ↻0 -0', '0 +1 ↻0 -1', '?', '1 +0 ↻1 -0', '1 +0 ↻0 -0'] },
    ],
    [{ severity: 'high' }, { all: ['1 +1 ↻0 -0', '0 +0 ↻0 -0', '?', '0 +0 ↻0 -0', '0 +0 ↻0 -0'] }],
    [{ owner: 'nobody' }, { all: ['0 +0 ↻0 -0', '0 +0 ↻0 -0', '?', '0 +0 ↻0 -0', '0 +0 ↻0 -0'] }],
    [{ interval: 'month' }, { all: ['2 +3 ↻1 -2'] }],
    [{ from: '2026-11-04', to: '2026-11-04' }, { all: ['2 +0 ↻1 -1'] }],
  ])('%j', async (params, expected) => {
    expect(await courses(params)).toEqual(expected);
  });

  test('by owner the biggest group comes first, and a point says how it came about', async () => {
    const { series, omitted } = await trend({ by: 'owner' });
    expect([series.map(({ by }) => by), omitted]).toEqual([['payments', 'search'], 0]);
    expect(series[0]?.points[2]).toMatchObject({ day: '2026-11-03', complete: false, open: null });
    expect(series[0]?.points[3]?.at).toBe(on(4, 23).toISOString());
  });
});

describe('statistics of findings', () => {
  const statistics = (params: object) =>
    getFindingStatistics({ ctx, input: findingStatisticsQuery.parse({ from: '2026-11-01', ...params }) });

  test('tell what stands by age and by when it is due; muted ones are not waited for', async () => {
    const { standing, muted, ages, dues } = await statistics({});
    expect([standing, muted]).toEqual([2, 1]);
    const none = { critical: 0, high: 0, medium: 0, low: 0 };
    expect(ages.slice(0, 3)).toEqual([
      { age: '0-1', ...none },
      { age: '2-7', ...none, medium: 1, low: 1 },
      { age: '8-30', ...none },
    ]);
    expect(dues.filter(({ low, medium }) => low + medium > 0)).toEqual([{ due: 'overdue', ...none, low: 1 }]);
  });

  test('tell how long it took, of what was mended only, and how the others ended', async () => {
    const { remediations } = await statistics({ by: 'rule' });
    expect(remediations).toEqual([
      {
        ...{
          by: 'ec2-no-instance-profile',
          standing: 1,
          mended: 1,
          unmended: 0,
          endings: { 'role-attached': 1 },
        },
        ...{ meanHours: 72, medianHours: 72, p90Hours: 72 },
      },
      {
        ...{ by: 'key-old', standing: 1, mended: 0, unmended: 1, endings: { 'instance-terminated': 1 } },
        ...{ meanHours: null, medianHours: null, p90Hours: null },
      },
    ]);
  });

  test('by owner, and as it was', async () => {
    const { standing, remediations } = await statistics({ by: 'owner', to: on(3).toISOString() });
    expect(standing).toBe(3);
    expect(remediations.map(({ by, standing: count, mended }) => [by, count, mended])).toEqual([
      ['search', 1, 0],
      ['payments', 2, 0],
    ]);
  });
});
