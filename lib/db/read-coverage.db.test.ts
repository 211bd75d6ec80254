import { beforeEach, describe, expect, test } from 'vitest';
import { account, hour, insertProfile, insertScope, instanceRow, profileArn } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import {
  type CoverageInstant,
  coverageJoins,
  coverageOf,
  readCoverage,
  seenScopes,
} from './read-coverage.ts';

const { db } = useTestDatabase();

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE accounts, scopes, collections, instances, instance_profiles`;
  await insertProfile(db);
  await db.instance.createMany({
    data: [
      instanceRow('i-covered', { profileArn }),
      instanceRow('i-bare'),
      instanceRow('i-empty', { profileArn: 'arn:other', associatedAt: hour(0.5) }),
      instanceRow('i-stopped', { state: 'stopped' }),
    ],
  });
});

const everything = { accounts: null, regions: null, owners: null };
const instant = (at: number): CoverageInstant => ({
  ...{ at: hour(at), isLatest: false, eligibleStates: ['running'], staleAfterHours: 3 },
});

async function coverages(at: number): Promise<Record<string, string>> {
  const rows = await db.$queryRaw<{ id: string; coverage: string }[]>`
    WITH ${seenScopes(instant(at))}
    SELECT i.instance_id AS id, ${coverageOf(instant(at))} AS coverage FROM instances i ${coverageJoins(instant(at))}`;
  return Object.fromEntries(rows.map(({ id, coverage }) => [id, coverage]));
}

const known = { 'i-covered': 'covered', 'i-bare': 'no-profile', 'i-empty': 'empty-profile' };
const withoutIam = { 'i-covered': 'unknown', 'i-bare': 'no-profile', 'i-empty': 'unknown' };
const nothing = { 'i-covered': 'unknown', 'i-bare': 'unknown', 'i-empty': 'unknown' };

describe.each([
  ['fresh', [1, 7], [1, 7], known, { covered: 1, eligible: 3, unknown: 0 }],
  ['instances fresh, IAM stale', [1, 7], [1], withoutIam, { covered: 0, eligible: 0, unknown: 3 }],
  ['instances fresh, IAM never seen', [1, 7], [], withoutIam, { covered: 0, eligible: 0, unknown: 3 }],
  ['instances stale, IAM fresh', [1], [1, 7], nothing, { covered: 0, eligible: 0, unknown: 3 }],
  ['both stale', [1], [1], nothing, { covered: 0, eligible: 0, unknown: 3 }],
] as const)('%s', (_, ec2, iam, expected, counts) => {
  beforeEach(async () => {
    await insertScope(db, 'ec2', [...ec2], { accountId: account });
    await insertScope(db, 'iam', [...iam], { accountId: account });
  });

  test('an instance without a profile has none, whatever is known of IAM', async () => {
    expect(await coverages(8)).toEqual({ ...expected, 'i-stopped': 'not-eligible' });
  });

  test('counts: those without a profile alone would make a ratio of 0', async () => {
    expect(await readCoverage(db, everything, instant(8))).toEqual({ ...counts, exempt: 0 });
  });
});
