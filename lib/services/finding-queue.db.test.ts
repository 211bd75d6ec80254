import { beforeAll, describe, expect, test } from 'vitest';
import {
  findingFacetsQuery,
  findingGroupsQuery,
  findingsQuery,
  findingValuesQuery,
  topFixesQuery,
} from '#lib/api/schemas.ts';
import {
  account,
  findingRow,
  hour,
  insertEstate,
  instanceRow,
  otherAccount,
  region,
  templateRow,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { listFindingFacets } from './list-finding-facets.ts';
import { listFindingGroups } from './list-finding-groups.ts';
import { listFindingValues } from './list-finding-values.ts';
import { listFindings } from './list-findings.ts';
import { listTopFixes } from './list-top-fixes.ts';

const { db } = useTestDatabase();
let ctx: Context;

const internet = [{ factor: 'internet', points: 10, detail: '198.18.0.3' }];
const ofKey = { ruleId: 'key-old', region: 'global', resourceKind: 'access-key', resourceId: 'AKIA1' };
const admin = {
  ...{ ruleId: 'role-administrator', region: 'global', resourceKind: 'role', severity: 'critical', risk: 80 },
  ...{ resourceId: `arn:aws:iam::${account}:role/web` },
};

beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(240) },
  };
  await insertEstate(db, [1, 240]);
  await db.instance.create({ data: instanceRow('i-1', { tags: { env: 'prod' } }) });
  await db.launchTemplateVersion.create({ data: templateRow('lt-web', { templateName: 'web servers' }) });
  await db.finding.createMany({
    data: [
      findingRow('a', { risk: 65, severityParts: internet, rootCause: 'lt-web', openedAt: hour(10) }),
      findingRow('b', { resourceId: 'i-2', risk: 55, rootCause: 'lt-web', owner: 'growth', dueAt: hour(9) }),
      findingRow('c', {
        ...{ ruleId: 'user-data-credentials', severity: 'critical', risk: 80, state: 'acknowledged' },
        ...{ resourceId: 'i-3', accountId: otherAccount, assignee: 'ada', labels: ['q4', 'leak'] },
        evidence: { accessKeyId: 'AKIA1', keyAccountId: account },
      }),
      findingRow('d', {
        ...{ ...ofKey, severity: 'medium', risk: 45, state: 'in-progress', dueAt: hour(300), reopened: 2 },
        severityParts: [{ factor: 'key-in-use', points: 15, detail: null }],
      }),
      findingRow('e', { ...admin, openedAt: hour(200), labels: ['q4'] }),
      findingRow('muted', { resourceId: 'i-5', state: 'muted', risk: 55, dueAt: hour(1) }),
      findingRow('over', {
        ...{ resourceId: 'i-6', state: 'resolved', severity: 'low', risk: 10 },
        ...{ resolvedAt: hour(100), resolution: 'role-attached' },
      }),
    ],
  });
});

async function found(params: object): Promise<string> {
  const { data, total } = await listFindings({
    ctx,
    input: findingsQuery.parse({ sort: '-risk', ...params }),
  });
  expect(total).toBe(data.length);
  return data.map(({ id }) => id).join(' ');
}

describe('a filter of findings finds', () => {
  test.each([
    ['', 'e c a b d'],
    ['severity >= high', 'e c a b'],
    ['severity > high', 'e c'],
    ['severity < high', 'd'],
    ['severity != critical', 'a b d'],
    ['owner = growth and severity >= high and age > 7d', 'b'],
    ['state = muted', 'muted'],
    ['muted = no', 'e c a b d over'],
    ['state = resolved', 'over'],
    ['resolution = role-attached', 'over'],
    ['resolved < 2026-11-06', 'over'],
    ['overdue = yes', 'b'],
    ['due != none', 'b d'],
    ['assignee = ada', 'c'],
    ['assignee = none and kind = instance', 'a b'],
    ['label = q4', 'e c'],
    ['label : LEA', 'c'],
    ['label != q4', 'a b d'],
    ['label = none', 'a b d'],
    ['cause = lt-web', 'a b'],
    ['key = AKIA1', 'c d'],
    ['factor = internet', 'a'],
    ['factor = none', 'e c b'],
    ['risk >= 65', 'e c a'],
    ['reopened > 0', 'd'],
    ['kind = role', 'e'],
    ['control = "8.6.2"', 'c'],
    ['framework : CIS and severity <= high', 'a b d'],
    ['tag:env = prod', 'a'],
    ['"without a role" i-2', 'b'],
  ])('%s', async (filter, ids) => {
    expect(await found({ filter })).toBe(ids);
  });

  test('beside the simple parameters, which go on working', async () => {
    expect(await found({ rule: 'key-old', severity: 'medium' })).toBe('d');
    expect(await found({ state: 'open,muted', filter: 'owner = payments' })).toBe('e a muted');
    expect(await found({ resource: 'i-2' })).toBe('b');
  });
});

test.each([
  ['risk', 'd b a c e'],
  ['-dueAt', 'c e a d b'],
  ['dueAt', 'b d a e c'],
  ['-assignee', 'c e d b a'],
  ['account', 'a b d e c'],
])('sorted by %s, pages lose nothing', async (sort, ids) => {
  const read: string[] = [];
  let cursor: string | null | undefined;
  do {
    const input = findingsQuery.parse({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
    const page = await listFindings({ ctx, input });
    read.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(read.join(' ')).toBe(ids);
});

async function facet(field: string, filter = ''): Promise<string[]> {
  const input = findingFacetsQuery.parse({ field, filter });
  const { facets } = await listFindingFacets({ ctx, input });
  return facets.flatMap(({ values }) =>
    values.map(({ value, label, count }) => `${label ?? value} ${count}`),
  );
}

test('facets count exactly what choosing a value would show', async () => {
  expect(await facet('severity')).toEqual(['critical 2', 'high 2', 'medium 1']);
  expect(await facet('severity', 'severity = high and cause = none')).toEqual(['critical 2', 'medium 1']);
  expect(await facet('state')).toEqual(['open 3', 'acknowledged 1', 'in-progress 1']);
  expect(await facet('cause')).toEqual(['null 3', 'web servers 2']);
  expect(await facet('label')).toEqual(['null 3', 'q4 2', 'leak 1']);
  expect(await facet('factor', 'kind = instance')).toEqual(['null 2', 'internet 1']);
  const input = findingFacetsQuery.parse({ filter: 'owner = growth' });
  expect(await listFindingFacets({ ctx, input })).toMatchObject({ total: 1, all: 5 });
});

test.each([
  ['owner', 'gro', ['growth 1']],
  ['label', '', ['q4 2', 'leak 1']],
  ['key', 'AKIA', ['AKIA1 2']],
  ['resolution', '', ['role-attached 1']],
  ['tag', '', ['env 1']],
  ['tag:env', 'pr', ['prod 1']],
])('values of %s that hold "%s"', async (field, prefix, values) => {
  const { data } = await listFindingValues({ ctx, input: findingValuesQuery.parse({ field, prefix }) });
  expect(data.map(({ value, count }) => `${value} ${count}`)).toEqual(values);
});

describe('groups', () => {
  async function groups(by: string, filter = '') {
    const { data } = await listFindingGroups({ ctx, input: findingGroupsQuery.parse({ by, filter }) });
    return data.map(
      ({ value, label, count, worst, risk, firstIds }) =>
        `${label ?? value}: ${count} ${worst} ${risk} (${firstIds.join(' ')})`,
    );
  }

  test.each([
    ['rule', ['ec2-no-instance-profile: 2 high 120 (a b)', 'role-administrator: 1 critical 80 (e)']],
    ['cause', ['null: 3 critical 205 (c e d)', 'web servers: 2 high 120 (a b)']],
    ['key', ['null: 3 critical 200 (e a b)', 'AKIA1: 2 critical 125 (c d)']],
    ['owner', ['payments: 4 critical 270 (c e a)', 'growth: 1 high 55 (b)']],
    ['account', [`account ${account}: 4 critical 245 (e a b)`, `account ${otherAccount}: 1 critical 80 (c)`]],
  ])('by %s', async (by, expected) => {
    expect((await groups(by)).slice(0, 2)).toEqual(expected);
  });

  test('of a root cause say how to mend it for all', async () => {
    const { data } = await listFindingGroups({ ctx, input: findingGroupsQuery.parse({ by: 'cause' }) });
    expect(data.map(({ remediation }) => remediation?.cli.includes('lt-web') ?? null)).toEqual([null, true]);
    expect(await groups('cause', 'owner = growth')).toEqual(['web servers: 1 high 55 (b)']);
  });
});

test('the fixes that take most risk away: each finding counts for one, and the filter finds those', async () => {
  const { risk, data } = await listTopFixes({ ctx, input: topFixesQuery.parse({}) });
  expect(data.map((fix) => `${fix.kind} ${fix.label ?? fix.value} ${fix.count} ${fix.risk}`)).toEqual([
    'key AKIA1 2 125',
    'cause web servers 2 120',
    `role ${admin.resourceId} 1 80`,
  ]);
  expect(data.reduce((sum, fix) => sum + fix.risk, 0)).toBe(risk);
  const byFilter = await Promise.all(data.map(({ filter }) => found({ filter })));
  expect(byFilter).toEqual(['c d', 'a b', 'e']);
  expect(data[1]).toMatchObject({
    region,
    filter: `cause = lt-web and region = ${region} and account = ${account}`,
  });
});

test("a root user's key, whose id names it in its account only, is found there only", async () => {
  const ofRoot = { ...ofKey, resourceId: 'root/1', ruleId: 'key-root', owner: 'root' };
  await db.finding.create({ data: findingRow('root', { ...ofRoot, risk: 80 }) });
  const { data } = await listTopFixes({ ctx, input: topFixesQuery.parse({ owner: 'root' }) });
  await db.finding.deleteMany({ where: { fingerprint: 'root' } });
  expect(data.map(({ filter }) => filter)).toEqual([
    `key = root/1 and cause = none and account = ${account}`,
  ]);
});
