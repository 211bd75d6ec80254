import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  account,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  profileArn,
  region,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { instanceFields } from '#lib/domain/instance-fields.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { anyFilter } from '#lib/domain/property-filter/testing/any-filter.ts';
import { readInstanceFacets } from './read-instance-facets.ts';
import { instanceSortKeys, readInstances } from './read-instances.ts';

const all = { accounts: null, regions: null, owners: null };
const now = { at: hour(72.5), isLatest: true, eligibleStates: ['running'], staleAfterHours: 3 };
const then = { ...now, at: hour(1.5), isLatest: false };
const page = { keys: instanceSortKeys.instanceId, isDescending: false, after: null, limit: 100 };

const { db } = useTestDatabase();

beforeAll(async () => {
  await insertEstate(db, [1, 72], [account]);
  await insertProfile(db);
  await db.instance.createMany({
    data: [
      instanceRow('i-1', { name: 'web 100%', owner: 'payments', createdAt: hour(0), tags: { env: 'prod' } }),
      instanceRow('i-2', {
        ...{
          name: 'WEB_2',
          owner: 'growth',
          createdAt: hour(48),
          launchTime: hour(60),
          httpTokens: 'required',
        },
        ...{ profileArn, instanceType: 'm5.large', tags: { env: 'test', 'cost center': '7' } },
      }),
      instanceRow('i-3', {
        state: 'stopped',
        createdAt: hour(24),
        tags: { env: '' },
        httpTokens: 'optional',
      }),
      instanceRow('i-4', { validTo: hour(2), name: 'gone' }),
    ],
  });
  await db.exposure.create({
    data: {
      ...{
        accountId: account,
        region,
        source: 'user-data',
        resourceId: 'i-1',
        credential: 'AKIA1',
        owner: 'payments',
      },
      ...{
        validFrom: hour(1),
        kind: 'access-key-pair',
        confidence: 'sure',
        place: 'user data',
        line: 1,
        column: 1,
      },
      length: 40,
    },
  });
});

function parsed(source: string): Filter | null {
  const result = parseFilter(source, instanceFields);
  if (!result.ok) throw new Error(result.error.message);
  return result.filter;
}

async function found(filter: Filter | null, instant = now): Promise<string[]> {
  const rows = await readInstances(db, all, instant, { filter }, page);
  return rows.map(({ instanceId }) => instanceId);
}

describe('a filter finds', () => {
  test.each<[source: string, ids: string]>([
    ['', '1 2 3'],
    ['owner = payments', '1 3'],
    ['owner != payments', '2'],
    ['owner = payments, growth', '1 2 3'],
    ['owner = "payments, growth"', ''],
    ['state = running and profile = none', '1'],
    ['owner = payments and state = running and profile = none', '1'],
    ['coverage = covered', '2'],
    ['coverage = no-profile, not-eligible', '1 3'],
    ['role = web', '2'],
    ['role = none', '1 3'],
    ['profile = web', '2'],
    ['name = none', '3'],
    ['name != none', '1 2'],
    ['name = none, WEB_2', '2 3'],
    ['name != none, WEB_2', '1'],
    ['name : web', '1 2'],
    ['name !: web', '3'],
    ['name : "%"', '1'],
    ['name : _', '2'],
    ['name = "\'; DROP TABLE instances; --"', ''],
    ['web', '1 2'],
    ['I-2', '2'],
    ['not web', '3'],
    ['not (web or state = stopped)', ''],
    ['not type = m5.large', '1 3'],
    ['type != m5.large', '1 3'],
    ['imds = required', '2'],
    ['imds = none', '1'],
    ['not not imds = required', '2'],
    ['tag:env = prod', '1'],
    ['tag:env = none', ''],
    ['tag:"cost center" = none', '1 3'],
    ['tag:"cost center" != none', '2'],
    ['tag:env : t', '2'],
    ['tag:env = ""', '3'],
    ['age > 2d', '1 3'],
    ['age >= 24.5h', '1 2 3'],
    ['age < 1d', ''],
    ['created = 2026-11-02', '3'],
    ['created != 2026-11-02', '1 2'],
    ['created > 2026-11-02', '2'],
    ['created >= 2026-11-02', '2 3'],
    ['created < 2026-11-02', '1'],
    ['created <= 2026-11-02', '1 3'],
    ['created = 2026-11-03T00:00:00Z', '2'],
    ['launched = none', '1 3'],
    ['exposed = yes', '1'],
    ['exposed = no', '2 3'],
    ['owner = payments or state = running and not exposed = yes', '1 2 3'],
  ])('%s', async (source, ids) => {
    expect((await found(parsed(source))).map((id) => id.slice(2)).join(' ')).toBe(ids);
  });

  test('what was there at an instant', async () => {
    expect(await found(parsed('gone'), then)).toEqual(['i-4']);
    expect(await found(parsed('coverage = no-profile'), then)).toEqual(['i-1', 'i-4']);
  });

  test('all or nothing of each instance, whatever it says', async () => {
    const everything = await found(null);
    await fc.assert(
      fc.asyncProperty(anyFilter(instanceFields), async (filter) => {
        const [those, others] = [await found(filter), await found({ kind: 'not', part: filter })];
        expect([...those, ...others].toSorted()).toEqual(everything);
      }),
      { numRuns: 60 },
    );
  });
});

describe('facets', () => {
  test('count exactly what the filter finds', async () => {
    const fields = ['owner', 'state', 'imds', 'coverage', 'role'];
    const facets = await readInstanceFacets(db, all, now, {}, fields);
    expect(facets).toEqual({
      total: 3,
      facets: [
        {
          field: 'owner',
          distinct: 2,
          values: [
            { value: 'payments', count: 2 },
            { value: 'growth', count: 1 },
          ],
        },
        {
          field: 'state',
          distinct: 2,
          values: [
            { value: 'running', count: 2 },
            { value: 'stopped', count: 1 },
          ],
        },
        {
          field: 'imds',
          distinct: 3,
          values: [
            { value: 'optional', count: 1 },
            { value: 'required', count: 1 },
            { value: null, count: 1 },
          ],
        },
        {
          field: 'coverage',
          distinct: 3,
          values: [
            { value: 'covered', count: 1 },
            { value: 'no-profile', count: 1 },
            { value: 'not-eligible', count: 1 },
          ],
        },
        {
          field: 'role',
          distinct: 2,
          values: [
            { value: null, count: 2 },
            { value: 'web', count: 1 },
          ],
        },
      ],
    });
  });

  test('of nothing are empty', async () => {
    const filter = parsed('owner = nobody');
    expect(await readInstanceFacets(db, all, now, { filter }, ['state'])).toEqual({
      total: 0,
      facets: [{ field: 'state', distinct: 0, values: [] }],
    });
    expect(await readInstanceFacets(db, all, now, { filter }, [])).toEqual({ total: 0, facets: [] });
  });
});
