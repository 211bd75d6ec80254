import { beforeAll, expect, test } from 'vitest';
import { trendQuery } from '#lib/api/schemas.ts';
import { account, episodeRow, hour, otherAccount, region } from '#lib/api/testing/rows.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { getTrend } from './get-trend.ts';

const { db } = useTestDatabase();

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

function rollup(number: number, row: Partial<Prisma.RollupCreateManyInput> = {}) {
  return { accountId: account, day: day(number), region, owner: 'payments', ...row };
}

function rollupDay(number: number, row: Partial<Prisma.RollupDayCreateManyInput> = {}) {
  const asOf = new Date(day(number).getTime() + 20 * 3_600_000);
  return { accountId: account, day: day(number), region, asOf, scopes: 1, staleScopes: 0, ...row };
}

// 2026-11-02 is a Monday. Day 3 has no data; on day 4 the other account is missing; day 5 has a stale scope.
beforeAll(async () => {
  await db.scope.createMany({
    data: [account, otherAccount].map((accountId) => ({
      ...{ accountId, region, collector: 'ec2', firstCompleteAt: hour(1), completeAt: hour(100) },
    })),
  });
  const other = { accountId: otherAccount };
  await db.rollupDay.createMany({
    data: [
      rollupDay(1),
      rollupDay(1, other),
      rollupDay(1, { region: 'global' }),
      rollupDay(2),
      rollupDay(2, other),
      rollupDay(4),
      rollupDay(5),
      rollupDay(5, { ...other, staleScopes: 1 }),
    ],
  });
  await db.rollup.createMany({
    data: [
      rollup(1, {
        eligible: 10,
        covered: 5,
        unknown: 1,
        remediatedSeconds: [3600, 7200],
        episodesOpen: 2,
        episodesOpenSeconds: 7200,
      }),
      rollup(1, { ...other, eligible: 10, covered: 10, exposuresOpen: 2, exposuresOpened: 2 }),
      rollup(1, {
        region: 'global',
        keysActive: 3,
        keysAge0: 1,
        keysAge91: 1,
        keysAge365: 1,
        exposuresOpen: 3,
      }),
      rollup(2, { eligible: 12, covered: 6, remediatedSeconds: [10_800], episodesTerminated: 1 }),
      rollup(2, { owner: 'search', eligible: 30, covered: 30 }),
      rollup(4, { eligible: 4, covered: 4, remediatedSeconds: [36_000] }),
      rollup(5, { owner: 'search', exposuresOpen: 1, exposuresResolved: 1 }),
    ],
  });
  await db.episode.createMany({
    data: [episodeRow('i-1', { endedAt: hour(2), ending: 'role-attached' }), episodeRow('i-2')],
  });
});

async function trend<M extends 'role-coverage' | 'mttr' | 'access-keys' | 'exposed-credentials'>(
  metric: M,
  params: object = {},
) {
  const ctx = {
    ...{ actor: { kind: 'operator' as const, name: 'test' }, visibleAccounts: 'all' as const },
    ...{ db, settings: defaultSettings, now: hour(24 * 20) },
  };
  const answer = await getTrend({
    ctx,
    input: trendQuery.parse({ metric, from: '2026-11-01', to: '2026-11-05', ...params }),
  });
  return answer as Extract<typeof answer, { metric: M }>;
}

test('coverage by day: nulls where there is no data, incomplete where a place is missing or stale', async () => {
  const { series } = await trend('role-coverage');
  const [points] = series.map((each) => each.points);
  expect(
    points?.map((point) => [point.day.slice(-2), point.ratio, point.eligible, point.unknown, point.complete]),
  ).toEqual([
    ['01', 0.75, 20, 1, true],
    ['02', 36 / 42, 42, 0, true],
    ['03', null, null, null, false],
    ['04', 1, 4, 0, false],
    ['05', null, 0, 0, false],
  ]);
  expect(points?.map(({ at }) => at.slice(8, 13))).toEqual(['01T20', '02T20', '04T00', '04T20', '05T20']);
});

test('by owner: one series each, biggest first', async () => {
  const { series, omitted } = await trend('role-coverage', { by: 'owner' });
  expect(series.map(({ by }) => by)).toEqual(['payments', 'search']);
  expect(series[1]?.points.map(({ eligible, ratio }) => [eligible, ratio])).toEqual([
    ...[
      [0, null],
      [30, 1],
      [null, null],
      [0, null],
      [0, null],
    ],
  ]);
  expect(omitted).toBe(0);
  const one = await trend('role-coverage', { by: 'owner', series: '1' });
  expect([one.series.map(({ by }) => by), one.omitted]).toEqual([['payments'], 1]);
});

test('by account: only its own days have data', async () => {
  const { series } = await trend('role-coverage', { by: 'account' });
  const other = series.find(({ by }) => by === otherAccount);
  expect(other?.points.map(({ covered, complete }) => [covered, complete])).toEqual([
    ...[
      [10, true],
      [0, true],
      [null, false],
      [null, false],
      [0, false],
    ],
  ]);
});

test('weeks: standing figures of the last day with data, flows of all days', async () => {
  const coverage = await trend('role-coverage', { interval: 'week', to: '2026-11-04' });
  expect(coverage.series[0]?.points.map(({ day, eligible }) => [day, eligible])).toEqual([
    ['2026-11-01', 20],
    ['2026-11-04', 4],
  ]);
  const { series } = await trend('mttr', { interval: 'week', to: '2026-11-04' });
  expect(series[0]?.points).toMatchObject([
    {
      remediated: 2,
      meanHours: 1.5,
      medianHours: 1.5,
      p90Hours: 2,
      open: 2,
      openMeanAgeHours: 1,
      terminated: 0,
    },
    {
      remediated: 2,
      meanHours: 6.5,
      medianHours: 6.5,
      p90Hours: 10,
      open: 0,
      openMeanAgeHours: null,
      terminated: 1,
    },
  ]);
  expect(series[0]?.points.map(({ survivalMedianHours }) => survivalMedianHours)).toEqual([2, 2]);
});

test("keys are the account's whatever the region", async () => {
  const { series } = await trend('access-keys', { region, to: '2026-11-01' });
  expect(series[0]?.points).toMatchObject([
    { active: 3, olderThan90Days: 2, ageBands: [1, 1, 0, 1].map((count) => ({ count })) },
  ]);
});

test('keys have no figures on a day on which IAM says nothing, nor instances where no region does', async () => {
  const keys = await trend('access-keys', { to: '2026-11-02' });
  expect(keys.series[0]?.points.map(({ active, complete }) => [active, complete])).toEqual([
    [3, true],
    [null, false],
  ]);
  await db.rollupDay.create({ data: rollupDay(3, { region: 'global' }) });
  try {
    const { series } = await trend('mttr', { to: '2026-11-03', account });
    expect(series[0]?.points.map(({ open }) => open)).toEqual([2, 0, null]);
  } finally {
    await db.rollupDay.delete({
      where: { accountId_day_region: { accountId: account, day: day(3), region: 'global' } },
    });
  }
});

test('exposures by month: open at the end, opened and resolved in it', async () => {
  const { series } = await trend('exposed-credentials', { interval: 'month' });
  expect(series[0]?.points).toMatchObject([{ day: '2026-11-05', open: 1, opened: 2, resolved: 1 }]);
});

test('exposures by region, what lies in code and on hosts among them, add up to all of them', async () => {
  const whole = await trend('exposed-credentials', { to: '2026-11-02' });
  expect(whole.series[0]?.points.map(({ open }) => open)).toEqual([5, 0]);
  const { series } = await trend('exposed-credentials', { by: 'region', to: '2026-11-02' });
  expect(series.map(({ by, points }) => [by, points.map(({ open, complete }) => [open, complete])])).toEqual([
    [
      region,
      [
        [2, true],
        [0, true],
      ],
    ],
    [
      'global',
      [
        [3, true],
        [null, false],
      ],
    ],
  ]);
});

test('a filter that matches nothing gives points without data', async () => {
  const { series } = await trend('mttr', { account: '999999999999' });
  expect(series).toHaveLength(1);
  expect(series[0]?.points.map(({ meanHours, complete }) => [meanHours, complete])).toEqual(
    Array(5).fill([null, false]),
  );
});
