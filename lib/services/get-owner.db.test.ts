import { beforeAll, expect, test } from 'vitest';
import {
  account,
  episodeRow,
  eventRows,
  findingRow,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  keyRow,
  profileArn,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getOwner } from './get-owner.ts';
import { listAccounts } from './list-accounts.ts';
import { listOwners } from './list-owners.ts';

const { db } = useTestDatabase();

beforeAll(async () => {
  await insertEstate(db, [1, 2, 3, 4, 5, 6, 7, 8], [account]);
  await insertProfile(db);
  await db.instance.createMany({
    data: [
      instanceRow('i-1', { validTo: hour(5) }),
      instanceRow('i-1', { validFrom: hour(5), profileArn }),
      instanceRow('i-2', { name: 'worst' }),
      instanceRow('i-3', { profileArn }),
      instanceRow('i-4', { owner: 'search', profileArn }),
    ],
  });
  await db.accessKey.createMany({ data: [keyRow('AKIAQQQQQQQQQQQQAAAA', { validFrom: hour(6) })] });
  await db.episode.createMany({
    data: [episodeRow('i-1', { endedAt: hour(5), ending: 'role-attached' }), episodeRow('i-2')],
  });
  await db.finding.createMany({
    data: [
      findingRow('f1', { state: 'resolved', resolvedAt: hour(5), resolution: 'role-attached' }),
      findingRow('f2', { resourceId: 'i-2' }),
    ],
  });
  await db.findingEvent.createMany({
    data: [
      ...eventRows('f1', [
        [1, 'opened'],
        [5, 'resolved'],
      ]),
      ...eventRows('f2', [[1, 'opened']]),
    ],
  });
});

function contextAt(hours: number): Context {
  return {
    actor: { kind: 'operator', name: 'test' },
    visibleAccounts: 'all',
    ...{ db, settings: defaultSettings, now: hour(hours) },
  };
}

const owner = (id: string, at?: Date) => getOwner({ ctx: contextAt(8), input: { id, at } });

test('a scorecard says what is open, what was mended, and who is better', async () => {
  const card = await owner('payments');
  expect(card).toMatchObject({
    roleCoverage: { covered: 2, eligible: 3 },
    ...{ openEpisodes: 1, activeAccessKeys: 1, openFindings: { total: 1 } },
    mttr: { remediated: 1, meanHours: 5, open: 1 },
    accessKeys: { active: 1, ageBands: [{ band: '0-90', count: 1 }, {}, {}, {}] },
    places: { coverage: { place: 2, of: 2 }, openFindings: { place: 2, of: 2 } },
    longestOpen: [{ instanceId: 'i-2', name: 'worst', openFindings: 1, openedAt: hour(0).toISOString() }],
  });
  expect(await owner('search')).toMatchObject({
    places: { coverage: { place: 1, of: 2 }, openFindings: { place: 1, of: 2 } },
    longestOpen: [],
  });
});

test('as it was: before the role was attached and the key made', async () => {
  expect(await owner('payments', hour(4))).toMatchObject({
    asOf: hour(4).toISOString(),
    roleCoverage: { covered: 1, eligible: 3 },
    ...{ openEpisodes: 2, activeAccessKeys: 0, openFindings: { total: 2 } },
    mttr: { remediated: 0, open: 2 },
    longestOpen: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }],
  });
});

test('the list tells the same of each owner, now and at an instant', async () => {
  const list = async (at?: Date) => (await listOwners({ ctx: contextAt(8), input: { at, limit: 50 } })).data;
  for (const at of [undefined, hour(4), hour(6)]) {
    for (const row of await list(at)) expect(await owner(row.owner, at)).toMatchObject(row);
  }
  expect((await list()).map(({ owner: name }) => name)).toEqual(['payments', 'search']);
});

test('accounts tell what they hold on demand, as their owners do together', async () => {
  const accounts = async (holdings: boolean, at?: Date) =>
    (await listAccounts({ ctx: contextAt(8), input: { holdings, at, limit: 50 } })).data;
  expect(await accounts(true)).toMatchObject([
    {
      accountId: account,
      holdings: { roleCoverage: { covered: 3, eligible: 4 }, openEpisodes: 1, openFindings: { total: 1 } },
    },
  ]);
  expect(await accounts(true, hour(4))).toMatchObject([{ holdings: { roleCoverage: { covered: 2 } } }]);
  expect((await accounts(false))[0]).not.toHaveProperty('holdings');
});

test('who holds nothing is not found', async () => {
  await expect(owner('nobody')).rejects.toMatchObject({ code: 'not-found' });
});
