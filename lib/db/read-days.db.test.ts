import { beforeAll, describe, expect, test } from 'vitest';
import { account, hour, otherAccount, region } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { type DayRow, readDays, readLacking } from './read-days.ts';
import type { ResourceFilter } from './read-filter.ts';
import type { RollupGroup } from './read-rollups.ts';

const { db } = useTestDatabase();

const west = 'us-west-2';
const everywhere: ResourceFilter = { accounts: null, regions: null, owners: null };
const days = { first: '2026-11-01', last: '2026-11-05' };
/** At 20 h of a day of November, or as many hours later. */
const evening = (day: number, later = 0) => hour((day - 1) * 24 + 20 + later);

/**
 * `account` is monitored in a region and its IAM from day 1; its other region from the last hour of day 2, and until
 * day 4 only, though it has a row for that day. `otherAccount` has IAM alone, from day 4.
 */
beforeAll(async () => {
  const scope = { collector: 'ec2', completeAt: hour(100) };
  await db.scope.createMany({
    data: [
      { ...scope, accountId: account, region, firstCompleteAt: hour(1) },
      { ...scope, accountId: account, region: 'global', collector: 'iam', firstCompleteAt: hour(1) },
      { ...scope, accountId: account, region: west, firstCompleteAt: hour(47.5), retiredAt: hour(72.5) },
      { ...scope, accountId: otherAccount, region: 'global', collector: 'iam', firstCompleteAt: hour(73) },
    ],
  });
  const seen = (day: number, place: string, more: { staleScopes?: number; asOf?: Date } = {}) => ({
    ...{ accountId: account, region: place, day: hour((day - 1) * 24), asOf: evening(day), scopes: 1 },
    ...{ staleScopes: 0, ...more },
  });
  await db.rollupDay.createMany({
    data: [
      ...[1, 2, 4].map((day) => seen(day, region)),
      seen(5, region, { staleScopes: 1 }),
      seen(2, west),
      seen(4, west, { staleScopes: 1 }),
      ...[1, 2, 3].map((day) => seen(day, 'global', { asOf: evening(day, 2) })),
      seen(5, 'global'),
      { ...seen(4, 'global'), accountId: otherAccount },
      { ...seen(5, 'global'), accountId: otherAccount },
    ],
  });
});

async function read(by: RollupGroup, isRegional: boolean | null, filter = everywhere) {
  return shortened(await readDays(db, { filter, days, by }, isRegional));
}

function shortened(rows: readonly DayRow[]): string[] {
  const texts = rows.map(
    ({ day, group, asOf, isComplete }) =>
      `${day.slice(-2)} ${group ?? 'all'} ${asOf.getUTCHours()} ${isComplete ? 'complete' : 'lacking'}`,
  );
  return texts.toSorted();
}

describe('days with data', () => {
  test('of what lies in regions: those on which a region was looked at, as of the newest of all places', async () => {
    expect(await read(null, true)).toEqual([
      ...['01 all 22 complete', '02 all 22 complete', '04 all 20 lacking', '05 all 20 lacking'],
    ]);
    expect(await read('owner', true)).toEqual(await read(null, true));
  });

  test('of what belongs to accounts: regions have no say', async () => {
    expect(await read(null, false)).toEqual([
      ...['01 all 22 complete', '02 all 22 complete', '03 all 22 complete'],
      ...['04 all 20 lacking', '05 all 20 complete'],
    ]);
  });

  test('of what is in either: any place makes a day', async () => {
    expect(await read(null, null)).toContain('03 all 22 lacking');
  });

  test('by account: each by its own places', async () => {
    expect(await read('account_id', false)).toEqual([
      ...[`01 ${account} 22 complete`, `02 ${account} 22 complete`, `03 ${account} 22 complete`],
      ...[`04 ${otherAccount} 20 complete`, `05 ${account} 20 complete`, `05 ${otherAccount} 20 complete`],
    ]);
    expect(await read('account_id', true)).not.toContainEqual(expect.stringContaining(otherAccount));
  });

  test('by region: each by itself and the IAM of the accounts', async () => {
    const found = await read('region', true);
    expect(found.filter((row) => !row.includes('global'))).toEqual([
      ...[`01 ${region} 22 complete`, `02 ${region} 22 complete`, `02 ${west} 22 complete`],
      ...[`04 ${region} 20 lacking`, `04 ${west} 20 lacking`, `05 ${region} 20 lacking`],
    ]);
    expect(await read('region', false)).not.toContainEqual(expect.stringContaining(region));
  });

  test('of a region and an account: with their IAM', async () => {
    const filter = { accounts: [account], regions: [west], owners: null };
    expect(await read(null, true, filter)).toEqual(['02 all 22 complete', '04 all 20 lacking']);
  });
});

const lackingDays = [
  { day: '2026-11-03', accountId: account, region, isSeen: false },
  { day: '2026-11-03', accountId: account, region: west, isSeen: false },
  { day: '2026-11-04', accountId: account, region: 'global', isSeen: false },
  { day: '2026-11-05', accountId: account, region, isSeen: true },
];

test('what is lacking: what was monitored and not looked at, or not all of it', async () => {
  expect(await readLacking(db, { filter: everywhere, days })).toEqual(lackingDays);
});

test('days are days of UTC, whatever zone the session is in', async () => {
  const found = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL TIME ZONE 'America/Los_Angeles'`;
    return readLacking(tx, { filter: everywhere, days });
  });
  expect(found).toEqual(lackingDays);
});
