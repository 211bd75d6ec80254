import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Policy, Role } from '#lib/domain/inventory.ts';
import { assessRoles } from './assess-roles.ts';
import { account, addEstate, emptyDatabase, hour, recordSeen, role, scopeOf } from './testing/snapshots.ts';

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
    const { documentsAnalysed, rolesAnalysed } = await assessRoles(tx, { accountId: account, at: hour(99) });
    counts = [documentsAnalysed, rolesAnalysed];
    throw undo;
  });
  await expect(assessing).rejects.toBe(undo);
  return counts;
}

async function standings() {
  const rows = await database.db.roleAssessment.findMany({
    orderBy: [{ roleArn: 'asc' }, { validFrom: 'asc' }],
  });
  return rows.map(({ roleArn, validFrom, validTo, standing }) => [
    roleArn.split('/')[1],
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
  expect(await database.db.roleAssessment.count()).toBe(2);
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
  expect(await database.db.roleAnalysis.count()).toBe(3);
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
  await database.db.roleAssessment.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([0, 0]);
  await database.db.roleAnalysis.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([0, 1]);
  await database.db.policyAnalysis.updateMany({ data: { revision: '0/older' } });
  expect(await analysedAgain()).toEqual([1, 1]);
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
  const { analysis } = await database.db.roleAnalysis.findFirstOrThrow({
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
