import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as schemas from '#lib/api/schemas.ts';
import {
  account,
  findingRow,
  hour,
  insertEstate,
  instanceRow,
  keyRow,
  otherAccount,
  templateRow,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { ServiceError } from './errors.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { listAccounts } from './list-accounts.ts';
import { listChanges } from './list-changes.ts';
import { listCollections } from './list-collections.ts';
import { listFindings } from './list-findings.ts';
import { listInstances } from './list-instances.ts';
import { listLaunchTemplates } from './list-launch-templates.ts';
import { listOwners } from './list-owners.ts';
import { listRoles } from './list-roles.ts';
import { listScopes } from './list-scopes.ts';
import { searchEstate } from './search-estate.ts';

const { db } = useTestDatabase();
let ctx: Context;

const owners = ['payments', 'search', 'unowned', 'O\u2019Neil, "Ann" 🦊'];
const at = (index: number) => (index % 3 === 0 ? null : hour(index % 4));

beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(3.5) },
  };
  await insertEstate(db, [1, 2, 3]);
  const indexes = [...Array(23).keys()];
  const accountId = (index: number) => (index % 2 ? account : otherAccount);
  const owner = (index: number) => owners[index % owners.length] ?? '';
  await db.instance.createMany({
    data: indexes.map((index) =>
      instanceRow(`i-${index}`, {
        ...{
          accountId: accountId(index),
          owner: owner(index),
          createdAt: at(index),
          launchTime: at(index + 1),
        },
        ...{ name: index % 5 ? `web ${index % 4}` : null, validFrom: hour(index % 2 ? 0 : 2) },
        state: index % 4 ? 'running' : 'stopped',
      }),
    ),
  });
  await db.accessKey.createMany({
    data: indexes.map((index) =>
      keyRow(`AKIA${index}`, {
        accountId: accountId(index),
        owner: owner(index),
        createdAt: at(index),
        lastUsedAt: at(index + 1),
      }),
    ),
  });
  await db.finding.createMany({
    data: indexes.map((index) =>
      findingRow(`f${index}`, {
        ...{ accountId: accountId(index), owner: owner(index), openedAt: hour(index % 4) },
        severity: ['low', 'critical', 'medium', 'high'][index % 4] ?? '',
      }),
    ),
  });
  await db.launchTemplateVersion.createMany({
    data: indexes.map((index) =>
      templateRow(`lt-${index}`, {
        ...{ accountId: accountId(index), owner: owner(index), createdAt: at(index) },
        templateName: `web ${index % 3}`,
      }),
    ),
  });
  await db.role.createMany({
    data: indexes.map((index) => ({
      ...{
        accountId: accountId(index),
        roleArn: `arn:aws:iam::1:role/r${index}`,
        roleId: `AROA${index}`,
        roleName: `r${index % 3}`,
      },
      ...{
        validFrom: hour(0),
        createdAt: at(index),
        lastUsedAt: at(index + 1),
        ec2Assumable: true,
        trustPolicy: {},
      },
      ...{ inlinePolicies: {}, attachedPolicyArns: [], owner: owner(index), tags: {} },
    })),
  });
});

type Page = { data: object[]; nextCursor: string | null };
type List = {
  query: z.ZodObject;
  list: (args: { ctx: Context; input: never }) => Promise<Page>;
  count: number;
  more?: object;
};

const lists: Record<string, List> = {
  instances: { query: schemas.instancesQuery, list: listInstances, count: 23 },
  'access keys': { query: schemas.accessKeysQuery, list: listAccessKeys, count: 23 },
  findings: { query: schemas.findingsQuery, list: listFindings, count: 23 },
  roles: { query: schemas.rolesQuery, list: listRoles, count: 23 },
  'launch templates': { query: schemas.launchTemplatesQuery, list: listLaunchTemplates, count: 23 },
  owners: { query: schemas.ownersQuery, list: listOwners, count: 4 },
  collections: { query: schemas.collectionsQuery, list: listCollections, count: 12 },
  accounts: { query: schemas.accountsQuery, list: listAccounts, count: 2 },
  scopes: { query: schemas.scopesQuery, list: listScopes, count: 4 },
  changes: {
    query: schemas.changesQuery,
    list: listChanges,
    count: 12,
    more: { from: '2026-11-01T01:00:00Z' },
  },
};

function sortsOf({ query }: List): string[] {
  const { properties } = z.toJSONSchema(query, { io: 'input' });
  const sort = properties?.sort as { enum?: string[] } | undefined;
  return sort?.enum ?? [];
}

async function walk({ query, list, more }: List, params: object): Promise<object[]> {
  const all: object[] = [];
  let cursor: string | null = null;
  do {
    const input = query.parse({ ...more, ...params, ...(cursor ? { cursor } : {}) });
    const page: Page = await list({ ctx, input: input as never });
    all.push(...page.data);
    cursor = page.nextCursor;
    if (all.length > 1000) throw new Error('The pages never end.');
  } while (cursor !== null);
  return all;
}

const cases = Object.entries(lists).flatMap(([name, list]) =>
  sortsOf(list).map((sort) => [name, sort, list] as const),
);

describe('every list, by every sort', () => {
  test.each(cases)(
    '%s by %s: small pages give what one big one gives, each row once',
    async (_, sort, list) => {
      const whole = await walk(list, { sort, limit: 500 });
      expect(whole).toHaveLength(list.count);
      expect(await walk(list, { sort, limit: 3 })).toEqual(whole);
      const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
      expect(await walk(list, { sort: opposite, limit: 500 })).toEqual(whole.toReversed());
    },
  );
});

test('worst findings come first, and of these the newest', async () => {
  const found = (await walk({ ...lists.findings } as List, {})) as schemas.Finding[];
  const ranks = found.map(({ severity, openedAt }) => [
    ['critical', 'high', 'medium', 'low'].indexOf(severity),
    openedAt,
  ]);
  expect(ranks).toEqual(
    ranks.toSorted(([a, x], [b, y]) => Number(a) - Number(b) || String(y).localeCompare(String(x))),
  );
});

test.each([
  ['WEB 1', { instance: 5, 'launch-template': 5 }],
  ['i-12', { instance: 1 }],
  ['akia22', { 'access-key': 1 }],
  ['lt-22', { 'launch-template': 1 }],
  ['r1', { role: 5 }],
  ['without a role', { finding: 5 }],
  ['O\u2019Neil', { owner: 1 }],
  [account, { account: 1 }],
  ['%', {}],
])('a search for %s finds up to five of each kind', async (q, expected) => {
  const { data } = await searchEstate({ ctx, input: { q } });
  const kinds = Object.groupBy(data, ({ kind }) => kind);
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, hits]) => [kind, hits.length]))).toEqual(
    expected,
  );
  for (const { id, label } of data) expect(id && label).toBeTruthy();
});

test('a search finds no finding that is resolved', async () => {
  await db.finding.create({
    data: findingRow('done', { state: 'resolved', resolvedAt: hour(2), title: 'A thing of the past' }),
  });
  expect((await searchEstate({ ctx, input: { q: 'thing of the past' } })).data).toEqual([]);
  await db.finding.deleteMany({ where: { fingerprint: 'done' } });
});

test('rows that come and go between pages lose and repeat no other', async () => {
  const first = await listInstances({ ctx, input: schemas.instancesQuery.parse({ limit: 10 }) });
  const last = first.data.at(-1)?.instanceId ?? '';
  await db.instance.createMany({ data: [instanceRow('i-00'), instanceRow('i-99')] });
  await db.instance.updateMany({ where: { instanceId: last }, data: { validTo: hour(3) } });
  const query = schemas.instancesQuery.parse({ limit: 500, cursor: first.nextCursor ?? '' });
  const rest = await listInstances({ ctx, input: query });
  const ids = [...first.data, ...rest.data].map(({ instanceId }) => instanceId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining([...Array(23).keys()].map((index) => `i-${index}`)));
  await db.instance.deleteMany({ where: { instanceId: { in: ['i-00', 'i-99'] } } });
  await db.instance.updateMany({ where: { instanceId: last }, data: { validTo: null } });
});

describe('cursors', () => {
  const ask = (params: object) => listInstances({ ctx, input: schemas.instancesQuery.parse(params) });
  const tampered = (cursor: string, change: (values: string[]) => string[]) =>
    Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString())))).toString(
      'base64url',
    );

  test.each([
    ['of another sort', { sort: '-name' }, (values: string[]) => values],
    ['of another filter', { owner: 'search' }, (values: string[]) => values],
    [
      'with a changed value',
      {},
      ([check, ...values]: string[]) => [check ?? '', ...values.map((value) => `${value}x`)],
    ],
    ['without its check', {}, ([, ...values]: string[]) => values],
    ['with a value too many', {}, (values: string[]) => [...values, 'x']],
  ])('%s are refused', async (_, params, change) => {
    const { nextCursor } = await ask({ limit: 5 });
    const cursor = tampered(nextCursor ?? '', change);
    const refused = ask({ limit: 5, ...params, cursor });
    await expect(refused).rejects.toThrow(ServiceError);
    await expect(refused).rejects.toMatchObject({ errors: [{ parameter: 'cursor' }] });
  });

  test('may be used with another limit', async () => {
    const { nextCursor } = await ask({ limit: 5 });
    expect((await ask({ limit: 500, cursor: nextCursor ?? '' })).data).toHaveLength(18);
  });
});

test('an actor sees only the accounts that are visible to them', async () => {
  const blinkered: Context = { ...ctx, visibleAccounts: [account] };
  const accountsOf = async (params: object) => {
    const { data } = await listInstances({ ctx: blinkered, input: schemas.instancesQuery.parse(params) });
    return [...new Set(data.map(({ accountId }) => accountId))];
  };
  expect(await accountsOf({})).toEqual([account]);
  expect(await accountsOf({ account: otherAccount })).toEqual([]);
  const { data } = await listAccounts({ ctx: blinkered, input: schemas.accountsQuery.parse({}) });
  expect(data.map(({ accountId }) => accountId)).toEqual([account]);
});
