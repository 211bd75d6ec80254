import { beforeAll, expect, test } from 'vitest';
import { changesQuery, changesSummaryQuery } from '#lib/api/schemas.ts';
import {
  account,
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
import { listChanges } from './list-changes.ts';
import { summariseChanges } from './summarise-changes.ts';

const { db } = useTestDatabase();

/** Versions of one instance that follow each other: from the hour given, in each state and with each profile. */
function versions(id: string, ...spans: [hours: number, state: string | null, profileArn?: string][]) {
  return spans.flatMap(([hours, state, profileArn], index) => {
    const next = spans[index + 1];
    const validTo = next ? hour(next[0]) : null;
    return state === null
      ? []
      : [instanceRow(id, { validFrom: hour(hours), validTo, state, profileArn: profileArn ?? null })];
  });
}

beforeAll(async () => {
  await insertEstate(db, [1, 2, 3, 4, 5, 6]);
  await db.instance.createMany({
    data: [
      ...versions('i-appeared', [3, 'running']),
      ...versions('i-back', [1, 'running'], [3, 'stopped'], [4, 'running']),
      ...versions('i-brief', [3, 'running'], [4, null]),
      ...versions('i-gone', [1, 'running'], [3, null]),
      ...versions('i-later', [1, 'running'], [6, 'stopped']),
      ...versions('i-profile', [1, 'running'], [5, 'running', 'arn:p']),
      ...versions('i-same', [1, 'running']),
      ...versions('i-stopped', [1, 'running', 'arn:p'], [3, 'stopped', 'arn:p'], [4, 'stopped']),
      ...versions('i-terminated', [1, 'running'], [3, 'terminated']),
    ],
  });
  await db.accessKey.createMany({
    data: [
      keyRow('AKIAGONE', { validTo: hour(3) }),
      keyRow('AKIANEW', { validFrom: hour(3), isActive: false }),
      keyRow('AKIAOFF', { validTo: hour(4) }),
      keyRow('AKIAOFF', { validFrom: hour(4), isActive: false }),
      keyRow('AKIAUSED', { validTo: hour(4) }),
      keyRow('AKIAUSED', { validFrom: hour(4), lastUsedAt: hour(3) }),
    ],
  });
  const of = (resourceId: string) => ({ resourceId });
  await db.finding.createMany({
    data: [
      findingRow('f1', of('i-a')),
      findingRow('f2', of('i-b')),
      findingRow('f3', of('i-c')),
      findingRow('f4', of('i-d')),
    ],
  });
  await db.findingEvent.createMany({
    data: [
      ...eventRows('f1', [[3, 'opened']]),
      ...eventRows('f2', [
        [1, 'opened'],
        [3, 'resolved'],
      ]),
      ...eventRows('f3', [
        [3, 'opened'],
        [4, 'resolved'],
      ]),
      ...eventRows('f4', [
        [1, 'opened'],
        [3, 'resolved'],
        [4, 'reopened'],
      ]),
    ],
  });
});

const span = { from: hour(2).toISOString(), to: hour(5).toISOString() };
const context = () => ({
  ...{ actor: { kind: 'operator' as const, name: 'test' }, visibleAccounts: 'all' as const },
  ...{ db, settings: defaultSettings, now: hour(24) },
});

function changes(params: object) {
  return listChanges({ ctx: context(), input: changesQuery.parse({ ...span, ...params }) });
}

function summary(params: object = {}) {
  return summariseChanges({ ctx: context(), input: changesSummaryQuery.parse({ ...span, ...params }) });
}

test('shows what differs, and not what changed back', async () => {
  const { data, nextCursor } = await changes({});
  expect(data.map(({ kind, resourceId, before, after }) => [kind, resourceId, before, after])).toEqual([
    ['access-key-gone', 'AKIAGONE', 'active', null],
    ['access-key-appeared', 'AKIANEW', null, 'inactive'],
    ['access-key-status-changed', 'AKIAOFF', 'active', 'inactive'],
    ['finding-opened', 'i-a', null, 'ec2-no-instance-profile'],
    ['instance-appeared', 'i-appeared', null, 'running'],
    ['finding-resolved', 'i-b', 'ec2-no-instance-profile', null],
    ['instance-gone', 'i-gone', 'running', null],
    ['instance-profile-changed', 'i-profile', null, 'arn:p'],
    ['instance-profile-changed', 'i-stopped', 'arn:p', null],
    ['instance-state-changed', 'i-stopped', 'running', 'stopped'],
    ['instance-gone', 'i-terminated', 'running', null],
  ]);
  expect(nextCursor).toBeNull();
});

test('tells when each was first seen', async () => {
  const { data, from, to } = await changes({ kind: 'instance-profile-changed,instance-gone' });
  expect(data.map(({ resourceId, at }) => [resourceId, at])).toEqual([
    ['i-gone', hour(3).toISOString()],
    ['i-profile', hour(5).toISOString()],
    ['i-stopped', hour(4).toISOString()],
    ['i-terminated', hour(3).toISOString()],
  ]);
  expect([from, to]).toEqual([hour(2).toISOString(), hour(5).toISOString()]);
});

test('filters by account, region and owner', async () => {
  expect(
    (await changes({ account, region: 'us-east-1', owner: 'payments', kind: 'instance-appeared' })).data,
  ).toHaveLength(1);
  expect((await changes({ owner: 'search' })).data).toEqual([]);
  expect((await changes({ region: 'eu-west-1' })).data.every(({ region }) => region === 'global')).toBe(true);
});

test('is counted by owner and by what happened, with examples', async () => {
  await insertProfile(db);
  const web = { owner: 'search', state: 'running', profileArn };
  await db.instance.createMany({
    data: [
      instanceRow('i-got', { ...web, profileArn: null, validFrom: hour(1), validTo: hour(3) }),
      instanceRow('i-got', { ...web, validFrom: hour(3) }),
      instanceRow('i-lost', { ...web, validFrom: hour(1), validTo: hour(3) }),
      instanceRow('i-lost', { ...web, profileArn: null, validFrom: hour(3) }),
      ...['a', 'b', 'c', 'd'].map((id) => instanceRow(`i-new-${id}`, { ...web, validFrom: hour(4) })),
      instanceRow('i-new-without', { ...web, profileArn: 'arn:empty', validFrom: hour(4) }),
    ],
  });
  const { owners, totals, omittedOwners } = await summary();
  expect(owners.map(({ owner, count }) => [owner, count])).toEqual([
    ['search', 7],
    ['payments', 11],
  ]);
  expect(owners[0]?.changes.map(({ event, count, examples }) => [event, count, examples.length])).toEqual([
    ['instance-got-role', 1, 1],
    ['instance-lost-role', 1, 1],
    ['instance-appeared-without-role', 1, 1],
    ['instance-appeared-with-role', 4, 3],
  ]);
  expect(owners[0]?.changes[3]?.examples.map(({ resourceId }) => resourceId)).toEqual([
    ...['i-new-a', 'i-new-b', 'i-new-c'],
  ]);
  const opened = owners[1]?.changes.find(({ event }) => event === 'finding-opened');
  expect(opened?.examples).toEqual([
    {
      ...{ accountId: account, region: 'us-east-1', resourceId: 'i-a' },
      ...{ rule: 'ec2-no-instance-profile', findingId: 'f1' },
    },
  ]);
  expect(omittedOwners).toBe(0);

  const limited = await summary({ limit: 1 });
  expect([limited.owners.length, limited.omittedOwners]).toEqual([1, 1]);
  expect(limited.totals).toEqual(totals);
  const { data } = await changes({ limit: 500 });
  expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(data.length);
  expect((await summary({ owner: 'nobody' })).totals).toEqual([]);
});

test('owners for whom matters got worse come first, however much changed for others', async () => {
  const at = { validFrom: hour(12) };
  await db.instance.createMany({
    data: [
      instanceRow('i-bare', { ...at, owner: 'bare' }),
      ...['a', 'b', 'c'].map((id) => instanceRow(`i-old-${id}`, { owner: 'busy', validTo: hour(12) })),
    ],
  });
  await db.accessKey.createMany({
    data: ['AKIA1', 'AKIA2'].map((id) => keyRow(id, { ...at, owner: 'keys' })),
  });
  await db.finding.createMany({
    data: ['g1', 'g2', 'g3'].map((id) => findingRow(id, { resourceId: id, owner: 'found' })),
  });
  await db.findingEvent.createMany({
    data: ['g1', 'g2', 'g3'].flatMap((id) => eventRows(id, [[12, 'opened']])),
  });
  const between = { from: hour(10).toISOString(), to: hour(14).toISOString() };
  const { owners } = await summary(between);
  expect(owners.map(({ owner, count }) => [owner, count])).toEqual([
    ['bare', 1],
    ['keys', 2],
    ['found', 3],
    ['busy', 3],
  ]);
  const limited = await summary({ ...between, limit: 1 });
  expect([limited.owners[0]?.owner, limited.omittedOwners]).toEqual(['bare', 3]);
});
