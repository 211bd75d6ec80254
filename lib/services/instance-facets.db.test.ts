import { beforeAll, describe, expect, test } from 'vitest';
import { instanceFacetsQuery, instanceValuesQuery } from '#lib/api/schemas.ts';
import {
  account,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  profileArn,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { listInstanceFacets } from './list-instance-facets.ts';
import { listInstanceValues } from './list-instance-values.ts';

const { db } = useTestDatabase();
let ctx: Context;

beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(3.5) },
  };
  await insertEstate(db, [1, 2, 3], [account]);
  await insertProfile(db);
  await db.launchTemplateVersion.create({
    data: {
      ...{
        accountId: account,
        region: 'us-east-1',
        templateId: 'lt-1',
        versionNumber: 1,
        validFrom: hour(0),
      },
      ...{ templateName: 'web servers', isDefault: true, isLatest: true, owner: 'payments', tags: {} },
    },
  });
  await db.instance.createMany({
    data: [
      instanceRow('i-1', {
        owner: 'payments',
        launchTemplateId: 'lt-1',
        tags: { env: 'prod', token: forgeSecret(1) },
      }),
      instanceRow('i-2', { owner: 'payroll', profileArn, tags: { env: 'test' } }),
      instanceRow('i-3', { owner: 'growth', state: 'stopped', tags: { env: 'prod', Team: 'x' } }),
      instanceRow('i-4', { owner: 'old', validTo: hour(2) }),
    ],
  });
});

async function facets(query: Record<string, string>) {
  return listInstanceFacets({ ctx, input: instanceFacetsQuery.parse(query) });
}

async function values(query: Record<string, string>) {
  const { data } = await listInstanceValues({ ctx, input: instanceValuesQuery.parse(query) });
  return data.map(({ value, count }) => `${value} ${count}`);
}

describe('facets', () => {
  test('follow the filter, but for what it asks the field itself to equal', async () => {
    const answer = await facets({ filter: 'state = running and tag:env = prod', field: 'state,owner' });
    expect(answer).toMatchObject({ total: 1, all: 3 });
    expect(
      answer.facets.map(({ field, values: counted }) => [
        field,
        counted.map((each) => [each.value, each.count]),
      ]),
    ).toEqual([
      [
        'state',
        [
          ['running', 1],
          ['stopped', 1],
        ],
      ],
      ['owner', [['payments', 1]]],
    ]);
  });

  test('name accounts and launch templates', async () => {
    const answer = await facets({ field: 'template,account' });
    expect(answer.facets).toEqual([
      {
        ...{ field: 'template', distinct: 2 },
        values: [
          { value: null, label: null, count: 2 },
          { value: 'lt-1', label: 'web servers', count: 1 },
        ],
      },
      {
        ...{ field: 'account', distinct: 1 },
        values: [{ value: account, label: `account ${account}`, count: 3 }],
      },
    ]);
  });

  test('count what there was at an instant, and only in the scope', async () => {
    const at = { at: '2026-11-01T01:30:00Z', field: 'coverage' };
    expect(await facets(at)).toMatchObject({ total: 4, all: 4 });
    expect(await facets({ ...at, owner: 'old' })).toMatchObject({ total: 1, all: 1 });
  });
});

describe('values', () => {
  test.each<[query: Record<string, string>, found: string[]]>([
    [{ field: 'owner' }, ['growth 1', 'payments 1', 'payroll 1']],
    [{ field: 'owner', prefix: 'PAY' }, ['payments 1', 'payroll 1']],
    [{ field: 'owner', prefix: 'row' }, ['growth 1']],
    [{ field: 'owner', prefix: '%' }, []],
    [{ field: 'role' }, ['web 1']],
    [{ field: 'tag:env' }, ['prod 2', 'test 1']],
    [{ field: 'tag:token' }, []],
    [{ field: 'tag' }, ['env 3', 'Team 1', 'token 1']],
    [{ field: 'owner', at: '2026-11-01T01:30:00Z', prefix: 'o' }, ['old 1', 'growth 1', 'payroll 1']],
  ])('%j', async (query, found) => {
    expect((await values(query)).toSorted()).toEqual(found.toSorted());
  });

  test('those that begin with what is written come first', async () => {
    expect((await values({ field: 'owner', prefix: 'p' })).slice(0, 2)).toEqual(['payments 1', 'payroll 1']);
  });
});
