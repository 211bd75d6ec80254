import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getEvidence } from '#app/api/v1/compliance/[framework]/[version]/[control]/evidence/route.ts';
import { GET as getOne } from '#app/api/v1/compliance/[framework]/[version]/[control]/route.ts';
import { GET as getTrend } from '#app/api/v1/compliance/[framework]/[version]/[control]/trend/route.ts';
import { GET as getAll } from '#app/api/v1/compliance/route.ts';
import type { Compliance, ControlDetail, ControlTrend } from '#lib/api/schemas.ts';
import { closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import * as rows from '#lib/api/testing/rows.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';

const { account, otherAccount } = rows;
const now = Date.now();
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000);

let database: TestDatabase;

// One account seen a minute ago, another one two days ago.
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await rows.insertEstate(db, [1]);
  const seen = { [account]: hoursAgo(0.02), [otherAccount]: hoursAgo(48) };
  for (const [accountId, at] of Object.entries(seen)) {
    await db.scope.updateMany({ where: { accountId }, data: { completeAt: at } });
    await db.collection.updateMany({
      where: { accountId },
      data: { startedAt: at, finishedAt: at, seenAt: at },
    });
  }
  await rows.insertProfile(db);
  await db.instance.createMany({
    data: [
      rows.instanceRow('i-bare'),
      rows.instanceRow('i-covered', { profileArn: rows.profileArn, httpTokens: 'required' }),
      rows.instanceRow('i-stopped', { state: 'stopped' }),
      rows.instanceRow('i-gone', { validTo: rows.hour(2) }),
      rows.instanceRow('i-stale', { accountId: otherAccount, owner: 'search' }),
      rows.instanceRow('i-stale-bare', { accountId: otherAccount, owner: 'search' }),
    ],
  });
  await db.launchTemplateVersion.createMany({
    data: [
      rows.templateRow('lt-1'),
      rows.templateRow('lt-2', { profile: 'web' }),
      rows.templateRow('lt-3', { validTo: rows.hour(2) }),
    ],
  });
  await db.accessKey.createMany({
    data: [
      rows.keyRow('AKIAQQQQQQQQQQQQAAAA'),
      rows.keyRow('AKIAQQQQQQQQQQQQBBBB', { createdAt: null }),
      rows.keyRow('AKIAQQQQQQQQQQQQCCCC', { isActive: false }),
      rows.keyRow('root/1', { isRoot: true, userName: '<root_account>', owner: 'unowned' }),
    ],
  });
  await db.role.createMany({
    data: [
      rows.roleRow('admin'),
      rows.roleRow('unread'),
      rows.roleRow('fine'),
      rows.roleRow('lambda', { ec2Assumable: false }),
    ],
  });
  await db.permissionAssessment.createMany({
    data: [
      ['admin', 'administrator'],
      ['unread', 'not-assessed'],
      ['fine', 'none'],
    ].map(([name, standing]) => ({
      ...{
        accountId: account,
        principalArn: `arn:aws:iam::${account}:role/${name}`,
        validFrom: rows.hour(0),
      },
      ...{ digest: name ?? '', revision: '1', standing: standing ?? '' },
    })),
  });
  const iam = { region: 'global' };
  await db.finding.createMany({
    data: [
      rows.findingRow('bare', { resourceId: 'i-bare' }),
      rows.findingRow('stale', { resourceId: 'i-stale-bare', accountId: otherAccount, owner: 'search' }),
      rows.findingRow('mended', { resourceId: 'i-covered', state: 'resolved', resolvedAt: rows.hour(2) }),
      rows.findingRow('template', {
        ...{ ruleId: 'launch-template-no-instance-profile', resourceKind: 'launch-template' },
        ...{ resourceId: 'lt-1:1', state: 'muted' },
      }),
      rows.findingRow('root', {
        ...iam,
        ruleId: 'key-root',
        resourceKind: 'access-key',
        resourceId: 'root/1',
      }),
      rows.findingRow('admin', {
        ...{ ...iam, ruleId: 'role-administrator', resourceKind: 'role' },
        resourceId: `arn:aws:iam::${account}:role/admin`,
      }),
    ],
  });
  await db.findingEvent.createMany({
    data: ['bare', 'mended', 'template', 'root', 'admin'].flatMap((id) =>
      rows.eventRows(id, [[0, 'opened']]),
    ) as never,
  });
  useDatabase(database.connectionString);
});

afterAll(async () => {
  await closeRoutes();
  await database.drop();
});

const cis = 'cis-aws-foundations-benchmark/5.0.0';

async function ask<T>(handler: (request: Request) => Promise<Response>, path: string): Promise<T> {
  const response = await handler(new Request(`http://localhost:3000/api/v1/${path}`));
  return (await response.json()) as T;
}

async function standings(query: string): Promise<Record<string, number[]>> {
  const { controls } = await ask<Compliance>(getAll, `compliance?${query}`);
  return Object.fromEntries(
    controls.map(({ control, fail, notAssessed, pass }) => [control, [fail, notAssessed, pass]]),
  );
}

describe('compliance', () => {
  test.each<[string, Record<string, number[]>]>([
    // What fails stays so, however long ago it was seen; of what was not seen lately nothing is said.
    ['', { '1.17': [3, 1, 2], '1.13': [0, 1, 2], '1.3': [1, 1, 0], '1.15': [1, 1, 1], '5.7': [0, 3, 1] }],
    [`account=${account}`, { '1.17': [2, 0, 2], '1.13': [0, 1, 2], '1.3': [1, 0, 0] }],
    ['owner=search', { '1.17': [1, 1, 0], '1.13': [0, 0, 0], '1.3': [0, 0, 0] }],
    ['region=global', { '1.17': [0, 0, 0], '1.3': [1, 1, 0] }],
  ])('with %s counts resources as failing, not assessed and passing', async (query, expected) => {
    const counts = await standings(`framework=cis-aws-foundations-benchmark&version=5.0.0&${query}`);
    expect(counts).toMatchObject(expected);
  });

  test('begins with the newest version of the first framework, and refuses what no rule refers to', async () => {
    const { framework, version, frameworks } = await ask<Compliance>(getAll, 'compliance');
    expect([framework.name, version.id]).toEqual(['CIS AWS Foundations Benchmark', '7.0.0']);
    expect(frameworks.length).toBeGreaterThan(4);
    const refused = await getAll(new Request('http://localhost:3000/api/v1/compliance?version=1.0.0'));
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ parameter: 'version' }] },
    ]);
  });
});

describe('a control', () => {
  test('tells rule by rule, by account and owner, and where else its rules are asked for', async () => {
    const control = await ask<ControlDetail>(getOne, `compliance/${cis}/1.17`);
    expect(control).toMatchObject({ control: '1.17', isOwnReading: false, fail: 3, notAssessed: 1, pass: 2 });
    expect(control.rules.map(({ id, fail, notAssessed, pass }) => [id, fail, notAssessed, pass])).toEqual([
      ['ec2-no-instance-profile', 2, 1, 1],
      ['ec2-empty-instance-profile', 0, 2, 2],
      ['launch-template-no-instance-profile', 1, 0, 1],
    ]);
    expect(control.accounts.map(({ by, fail }) => [by, fail])).toEqual([
      [account, 2],
      [otherAccount, 1],
    ]);
    expect(control.owners.map(({ by, pass }) => [by, pass])).toEqual([
      ['payments', 2],
      ['search', 0],
    ]);
    expect(control.elsewhere.map(({ framework, control: other }) => `${framework.id} ${other}`)).toContain(
      'cis-aws-foundations-benchmark 2.16',
    );
  });

  test.each(['cis-aws-foundations-benchmark/5.0.0/99', 'cis/5.0.0/1.17', 'x'])('404 of %s', async (id) => {
    const { status } = await getOne(new Request(`http://localhost:3000/api/v1/compliance/${id}`));
    expect(status).toBe(404);
  });

  test('with parentheses in its number is found', async () => {
    const id = encodeURIComponent('164.308(a)(3)(i)');
    const { fail } = await ask<ControlDetail>(getOne, `compliance/hipaa-security-rule/45-cfr-164/${id}`);
    expect(fail).toBeGreaterThan(0);
  });
});

describe('evidence', () => {
  async function evidence(path: string): Promise<string> {
    const response = await getEvidence(new Request(`http://localhost:3000/api/v1/compliance/${path}`));
    expect(response.status).toBe(200);
    return response.text();
  }

  test('holds every resource that the control judges, once, as it is counted', async () => {
    const text = await evidence(`${cis}/1.17/evidence?format=json`);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, verdict, failing, findings }) => [id, verdict, failing, findings])).toEqual([
      ['i-bare', 'fail', ['ec2-no-instance-profile'], ['bare']],
      ['i-covered', 'pass', [], []],
      ['i-stale', 'not-assessed', [], []],
      ['i-stale-bare', 'fail', ['ec2-no-instance-profile'], ['stale']],
      ['lt-1:1', 'fail', ['launch-template-no-instance-profile'], ['template']],
      ['lt-2:1', 'pass', [], []],
    ]);
    expect(lines[0]).toMatchObject({
      framework: 'CIS AWS Foundations Benchmark',
      version: '5.0.0',
      control: '1.17',
    });
  });

  test('is a table as well', async () => {
    const [head, first, second] = (await evidence(`${cis}/1.3/evidence?format=csv`)).split('\r\n');
    expect(head).toBe(
      'framework,version,control,asOf,kind,accountId,region,id,owner,verdict,failing,unknown,since,findings',
    );
    expect(first).toContain(
      `,account,${account},global,${account},payments,fail,key-root,,2026-11-01T00:00:00.000Z,root`,
    );
    expect(second).toContain(',not-assessed,,key-root,,');
  });
});

test('over time says at each point what looking at its instant says', async () => {
  await database.db.rollupDay.createMany({
    data: [0.01, 24].map((ago) => ({
      ...{ accountId: account, region: rows.region, scopes: 3, staleScopes: 0, asOf: hoursAgo(ago) },
      day: new Date(hoursAgo(ago).toISOString().slice(0, 10)),
    })),
  });
  const from = hoursAgo(72).toISOString().slice(0, 10);
  const address = `compliance/${cis}/1.17`;
  const { points } = await ask<ControlTrend>(getTrend, `${address}/trend?interval=day&from=${from}`);
  const known = points.filter(({ fail }) => fail !== null);
  expect(known.length).toBe(2);
  for (const { at, fail, notAssessed, pass } of known)
    expect(await ask<ControlDetail>(getOne, `${address}?at=${at}`)).toMatchObject({
      fail,
      notAssessed,
      pass,
    });
  expect(known.map(({ fail, notAssessed }) => [fail, notAssessed])).toEqual([
    [3, 3],
    [3, 2],
  ]);
  const many = await getTrend(
    new Request(`http://localhost:3000/api/v1/${address}/trend?interval=day&from=2026-01-01&to=2026-06-01`),
  );
  expect([many.status, await many.json()]).toMatchObject([400, { errors: [{ parameter: 'interval' }] }]);
});
