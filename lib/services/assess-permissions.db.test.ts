import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestAws } from '#lib/collectors/testing/aws.ts';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Group, Policy, Role, User } from '#lib/domain/inventory.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { UserPower } from '#lib/simulated-aws/estate/model.ts';
import { assessPermissions } from './assess-permissions.ts';
import { runCollection } from './run-collection.ts';
import {
  accessKey,
  account,
  addEstate,
  emptyDatabase,
  group,
  hour,
  recordSeen,
  role,
  scopeOf,
  user,
} from './testing/snapshots.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await emptyDatabase(database.db);
  await addEstate(database.db);
});
afterAll(() => database.drop());

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const documentOf = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const everything = documentOf(allow('*'));
const shared = `arn:aws:iam::${account}:policy/shared`;
const policy = (document: unknown, fields: Partial<Policy> = {}): Policy => ({
  ...{ policyArn: shared, policyName: 'shared', defaultVersionId: 'v1', document },
  ...fields,
});

function record(at: number, roles: Role[], policies: Policy[] = [], isComplete = true) {
  return recordSeen(database.db, scopeOf('iam'), hour(at), { roles, policies }, { isComplete });
}

/** Assesses again, and throws away what that does: `[documents, roles]` that it analysed. */
async function analysedAgain(): Promise<number[]> {
  const undo = new Error('undo');
  let counts: number[] = [];
  const assessing = database.db.$transaction(async (tx) => {
    const { documentsAnalysed, principalsAnalysed } = await assessPermissions(tx, {
      accountId: account,
      at: hour(99),
    });
    counts = [documentsAnalysed, principalsAnalysed];
    throw undo;
  });
  await expect(assessing).rejects.toBe(undo);
  return counts;
}

async function standings() {
  const rows = await database.db.permissionAssessment.findMany({
    orderBy: [{ principalArn: 'asc' }, { validFrom: 'asc' }],
  });
  return rows.map(({ principalArn, validFrom, validTo, standing }) => [
    principalArn.split('/')[1],
    (validFrom.getTime() - hour(0).getTime()) / 3_600_000,
    validTo === null ? null : (validTo.getTime() - hour(0).getTime()) / 3_600_000,
    standing,
  ]);
}

async function findings() {
  const rows = await database.db.finding.findMany({
    where: { resourceKind: 'role', ruleId: { not: 'resource-unowned' } },
    orderBy: [{ resourceId: 'asc' }, { ruleId: 'asc' }],
  });
  return rows.map(({ resourceId, ruleId, severity, state, resolution }) => [
    ...[resourceId.split('/')[1], ruleId, severity, state],
    ...(resolution === null ? [] : [resolution]),
  ]);
}

test('each role that EC2 may assume is assessed and reported, though only a service may assume it', async () => {
  await record(
    1,
    [
      role('admin', { inlinePolicies: { all: everything } }),
      role('copy', { inlinePolicies: { all: everything } }),
      role('deploy', {
        attachedPolicyArns: [shared],
        inlinePolicies: { pass: documentOf(allow('iam:PassRole')) },
      }),
      role('plain', { inlinePolicies: { own: documentOf(allow('ec2:DescribeInstances')) } }),
      role('function', { ec2Assumable: false, inlinePolicies: { all: everything } }),
      role('bounded', { inlinePolicies: { all: everything }, permissionsBoundary: shared }),
    ],
    [policy(documentOf(allow('ec2:RunInstances')))],
  );
  expect(await standings()).toEqual([
    ['admin', 1, null, 'administrator'],
    ['bounded', 1, null, 'infrastructure-modification'],
    ['copy', 1, null, 'administrator'],
    ['deploy', 1, null, 'privilege-escalation'],
    ['plain', 1, null, 'none'],
  ]);
  expect(await findings()).toEqual([
    ['admin', 'role-administrator', 'critical', 'open'],
    ['bounded', 'role-excessive-permissions', 'medium', 'open'],
    ['copy', 'role-administrator', 'critical', 'open'],
    ['deploy', 'role-excessive-permissions', 'medium', 'open'],
    ['deploy', 'role-privilege-escalation', 'high', 'open'],
  ]);
  const { evidence } = await database.db.finding.findFirstOrThrow({
    where: { ruleId: 'role-privilege-escalation' },
  });
  expect(evidence).toMatchObject({
    paths: ['iam:PassRole+ec2:RunInstances'],
    statements: [
      { kind: 'inline', policy: 'pass', statement: 1, json: allow('iam:PassRole') },
      { kind: 'attached', policyArn: shared, statement: 1, json: allow('ec2:RunInstances') },
    ],
  });
  // Four distinct documents, whoever has them.
  expect(await database.db.policyAnalysis.count()).toBe(4);
});

test('a second look at what has not changed analyses nothing and writes nothing', async () => {
  const seen = [
    role('admin', { inlinePolicies: { all: everything } }),
    role('reader', { attachedPolicyArns: [shared] }),
  ];
  const policies = [policy(documentOf(allow('s3:GetObject')))];
  await record(1, seen, policies);
  const before = await database.db.policyAnalysis.findMany();
  expect(await analysedAgain()).toEqual([0, 0]);
  // Being used makes a version of the role, but no other permissions.
  await record(2, [{ ...seen[0]!, lastUsedAt: hour(1.5) }, seen[1]!], policies);
  expect(await analysedAgain()).toEqual([0, 0]);
  expect(await database.db.policyAnalysis.findMany()).toEqual(before);
  expect(await database.db.permissionAssessment.count()).toBe(2);
  expect(await database.db.findingEvent.count({ where: { kind: { not: 'opened' } } })).toBe(0);
});

test('a document that comes back, or stands elsewhere too, is not analysed again', async () => {
  const [narrow, wide] = [documentOf(allow('ec2:DescribeInstances')), documentOf(allow('s3:*'))];
  const web = (document: object) => role('web', { inlinePolicies: { own: document } });
  await record(1, [web(narrow)]);
  await record(2, [web(wide)]);
  expect(await database.db.policyAnalysis.count()).toBe(2);
  await record(3, [web(narrow), role('other', { attachedPolicyArns: [shared] })], [policy(wide)]);
  expect(await database.db.policyAnalysis.count()).toBe(2);
  expect(await database.db.permissionAnalysis.count()).toBe(3);
  expect(await standings()).toEqual([
    ['other', 3, null, 'data-exfiltration'],
    ['web', 1, 2, 'none'],
    ['web', 2, 3, 'data-exfiltration'],
    ['web', 3, null, 'none'],
  ]);
  expect(await findings()).toEqual([
    ['other', 'role-excessive-permissions', 'medium', 'open'],
    ['web', 'role-excessive-permissions', 'medium', 'resolved', 'permissions-reduced'],
  ]);
});

test('what another analyser said is said anew, as it stands in the database', async () => {
  await record(1, [role('admin', { inlinePolicies: { all: everything } })]);
  await database.db.permissionAssessment.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([0, 0]);
  await database.db.permissionAnalysis.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([0, 1]);
  await database.db.policyAnalysis.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([1, 1]);
});

test('the planner knows at once how many there are now', async () => {
  const roles = Array.from({ length: 120 }, (_, n) =>
    role(`r-${n}`, {
      inlinePolicies: { own: documentOf(allow('*'), allow('s3:GetObject', { Sid: `n${n}` })) },
    }),
  );
  await record(1, roles);
  const known: { table: string; rows: number }[] = await database.db.$queryRaw`
    SELECT relname AS table, reltuples::int AS rows FROM pg_class
    WHERE oid IN ('roles'::regclass, 'policy_analyses'::regclass, 'permission_analyses'::regclass,
      'permission_assessments'::regclass, 'findings'::regclass, 'finding_events'::regclass)`;
  expect(known).toHaveLength(6);
  expect(known.filter(({ rows }) => rows < roles.length)).toEqual([]);
});

test('a role whose policy cannot be read is not assessed; its findings stay, and others go on', async () => {
  const web = role('web', { attachedPolicyArns: [shared] });
  const others = [
    role('admin', { inlinePolicies: { all: everything } }),
    role('broken', { inlinePolicies: { own: '{"Version": "2012-10-17", "Sta' } }),
    role('future', { inlinePolicies: { own: { ...everything, Version: '2031-01-01' } } }),
    role('object', { inlinePolicies: { own: { Version: '2012-10-17', Statement: allow('*') } } }),
    role('wild', { inlinePolicies: { own: documentOf(allow(`iam:${'*a?'.repeat(2_046)}`)) } }),
    role('orphan', {
      inlinePolicies: { own: documentOf(allow('sqs:*')) },
      trustPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: 'AIDAEXAMPLEEXAMPLE' } }] },
    }),
  ];
  await record(1, [web, ...others], [policy(documentOf(allow('iam:PutRolePolicy')))]);
  await record(2, [web, ...others], []);
  expect((await standings()).filter(([, , to]) => to === null)).toEqual([
    ['admin', 1, null, 'administrator'],
    ['broken', 1, null, 'not-assessed'],
    ['future', 1, null, 'not-assessed'],
    ['object', 1, null, 'administrator'],
    ['orphan', 1, null, 'data-exfiltration'],
    ['web', 2, null, 'not-assessed'],
    ['wild', 1, null, 'none'],
  ]);
  const open = (await findings()).filter(([, , , state]) => state === 'open');
  expect(open.map(([name, ruleId]) => `${name} ${ruleId}`)).toEqual([
    'admin role-administrator',
    'object role-administrator',
    'orphan role-excessive-permissions',
    'web role-excessive-permissions',
    'web role-privilege-escalation',
  ]);
  const { analysis } = await database.db.permissionAnalysis.findFirstOrThrow({
    where: { standing: 'not-assessed', analysis: { path: ['reasons', '0', 'reason'], equals: 'missing' } },
  });
  expect(analysis).toMatchObject({ reasons: [{ name: 'shared', policyArn: shared }] });
});

test('a role that is gone, or that EC2 may assume no more, ends; a partial look ends nothing', async () => {
  const admin = (name: string, fields: Partial<Role> = {}) =>
    role(name, { inlinePolicies: { all: everything }, ...fields });
  await record(1, [admin('gone'), admin('closed'), admin('owned')]);
  await record(2, [], [], false);
  expect((await findings()).map(([name, , , state]) => [name, state])).toEqual([
    ['closed', 'open'],
    ['gone', 'open'],
    ['owned', 'open'],
  ]);
  await record(3, [admin('closed', { ec2Assumable: false }), admin('owned', { owner: 'search' })]);
  expect(await findings()).toEqual([
    ['closed', 'role-administrator', 'critical', 'resolved', 'remediated'],
    ['gone', 'role-administrator', 'critical', 'resolved', 'role-deleted'],
    ['owned', 'role-administrator', 'critical', 'open'],
  ]);
  expect((await standings()).map(([name, , to]) => [name, to])).toEqual([
    ['closed', 3],
    ['gone', 3],
    ['owned', null],
  ]);
  const { owner } = await database.db.finding.findFirstOrThrow({ where: { state: 'open' } });
  expect(owner).toBe('search');
});

describe('users', () => {
  const admins = group('admins', { inlinePolicies: { all: everything } });
  const shown = group('shown', { attachedPolicyArns: [shared] });
  const policies = [policy(documentOf(allow('iam:PutUserPolicy')))];
  const keyOf = (userName: string) => accessKey(`AKIA-${userName}`, { userName, createdAt: hour(-200 * 24) });

  function see(
    at: number,
    users: User[],
    groups: Group[],
    more: { keys?: string[]; isComplete?: boolean } = {},
  ) {
    const { keys = users.map(({ userName }) => userName), isComplete = true } = more;
    const seen = { users, groups, policies, accessKeys: keys.map(keyOf) };
    return recordSeen(database.db, scopeOf('iam'), hour(at), seen, { isComplete });
  }

  /** How the finding that its key is old stands, and what raises it. */
  async function keyFinding(userName: string) {
    const { severity, severityParts } = await database.db.finding.findFirstOrThrow({
      where: { ruleId: 'key-old', resourceId: `AKIA-${userName}` },
    });
    return [severity, ...(severityParts as { factor: string; detail: string }[]).map(({ factor }) => factor)];
  }

  test('who have keys are assessed with their groups’ policies, and their keys’ findings are worse for it', async () => {
    const users = [
      user('by-group', { groups: ['admins', 'empty'] }),
      user('bounded', { groups: ['admins'], permissionsBoundary: shared }),
      user('climbs', { groups: ['shown'] }),
      user('keyless', { groups: ['admins'] }),
      user('nothing', { groups: ['empty'] }),
    ];
    const keys = ['by-group', 'bounded', 'climbs', 'nothing'];
    await see(1, users, [admins, shown, group('empty')], { keys });
    expect(await standings()).toEqual([
      ['bounded', 1, null, 'privilege-escalation'],
      ['by-group', 1, null, 'administrator'],
      ['climbs', 1, null, 'privilege-escalation'],
      ['nothing', 1, null, 'none'],
    ]);
    expect(await keyFinding('by-group')).toEqual(['high', 'key-in-use', 'key-administrator']);
    expect(await keyFinding('climbs')).toEqual(['high', 'key-in-use', 'key-escalation']);
    expect(await keyFinding('nothing')).toEqual(['medium', 'key-in-use']);
    expect(await analysedAgain()).toEqual([0, 0]);
  });

  test('are assessed anew when a group changes, and only its members are', async () => {
    const users = [user('in', { groups: ['admins'] }), user('out', { groups: ['shown'] })];
    await see(1, users, [admins, shown]);
    await see(2, users, [group('admins'), shown]);
    expect(await standings()).toEqual([
      ['in', 1, 2, 'administrator'],
      ['in', 2, null, 'none'],
      ['out', 1, null, 'privilege-escalation'],
    ]);
    expect(await keyFinding('in')).toEqual(['medium', 'key-in-use']);
  });

  test('are not assessed while a group of theirs was not seen, and no more without a key', async () => {
    const users = [user('in', { groups: ['gone'] }), user('retired')];
    await see(1, users, []);
    await see(2, [], [], { keys: [], isComplete: false });
    await see(3, users, [group('gone')], { keys: ['in'] });
    expect(await standings()).toEqual([
      ['in', 1, 3, 'not-assessed'],
      ['in', 3, null, 'none'],
      ['retired', 1, 3, 'none'],
    ]);
  });

  test('of the simulated estate can make of their permissions what they were made for', async () => {
    const sim = await startTestAws({ instances: 0, users: 40, keyHolders: 1, roleCases: true });
    const locks = openAdvisoryLocks(database.connectionString);
    const { db } = database;
    try {
      const [{ id: accountId, users } = { id: '', users: [] }] = sim.aws.estate.accounts;
      await addEstate(db, accountId, []);
      await runCollection(scopeOf('iam', 'global', accountId), {
        ...{ db, locks, settings: defaultSettings, access: sim.access, installationKey: Buffer.from('key') },
        ...{
          trigger: 'schedule',
          actor: 'test',
          clock: () => hour(10),
          signal: new AbortController().signal,
        },
      });
      const found = await standings();
      const powers: Record<string, UserPower> = {
        administrator: 'administrator',
        'privilege-escalation': 'can-become-administrator',
      };
      const judged = users.map(({ name }) => {
        const standing = found.find(([holder]) => holder === name)?.at(-1);
        return [name, typeof standing === 'string' ? (powers[standing] ?? 'limited') : 'not assessed'];
      });
      expect(judged).toEqual(users.map(({ name, power }) => [name, power]));
      expect(new Set(users.map(({ power }) => power)).size).toBe(3);
    } finally {
      await locks.close();
      await sim.close();
    }
  });
});
