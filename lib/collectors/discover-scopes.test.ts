import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAwsAccess } from '#lib/aws/access.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { discoverScopes } from './discover-scopes.ts';
import { startTestAws, type TestAws } from './testing/aws.ts';

let sim: TestAws;
const { signal } = new AbortController();

beforeAll(async () => {
  const accounts = [
    { id: '264913587021', name: 'main', regions: ['us-east-1', 'eu-west-1'], share: 1 },
    { id: '305771482936', name: 'other', regions: ['us-east-1'], share: 1, externalId: 'secret-handshake' },
  ];
  sim = await startTestAws({ accounts });
});
afterAll(() => sim.close());
beforeEach(() => {
  sim.aws.setFaults({});
  sim.aws.resetCalls();
});

const discover = (access = sim.access, regions: string[] | null = null) =>
  discoverScopes({ access, settings: { ...defaultSettings, regions }, signal });

test('finds the account and its enabled regions, IAM first', async () => {
  const { scopes, ...rest } = await discover();
  expect(rest).toEqual({ accountId: '264913587021', issues: [], complete: true });
  expect(scopes.map((scope) => `${scope.region}/${scope.collector}`)).toEqual([
    'global/iam',
    'eu-west-1/ec2',
    'us-east-1/ec2',
    'eu-west-1/user-data',
    'us-east-1/user-data',
  ]);
});

test('regions that the settings name are not asked for', async () => {
  const { scopes } = await discover(sim.access, ['eu-west-1']);
  expect(scopes).toHaveLength(3);
  expect(sim.counts()).toEqual({ GetCallerIdentity: 1 });
});

test('without DescribeRegions there is IAM still, and it is said', async () => {
  sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeRegions' }] });
  const discovery = await discover();
  expect(discovery).toMatchObject({
    complete: false,
    issues: [{ code: 'access-denied', action: 'ec2:DescribeRegions' }],
  });
  expect(discovery.scopes).toHaveLength(1);
});

test('credentials that AWS does not know', async () => {
  sim.aws.setFaults({ rules: [{ kind: 'error', code: 'InvalidClientTokenId', status: 403 }] });
  expect(await discover()).toMatchObject({
    accountId: null,
    scopes: [],
    complete: false,
    issues: [{ code: 'credentials' }],
  });
});

test('enters another account through its role, and says when it is another than configured', async () => {
  const other = sim.aws.accounts[1]!;
  const open = (entry: Partial<{ id: string; externalId: string }>) =>
    createAwsAccess({
      account: { id: other.id, roleArn: other.roleArn, externalId: 'secret-handshake', ...entry },
      region: 'us-east-1',
    });
  const accesses = [open({}), open({ externalId: 'wrong' }), open({ id: '111111111111' })];
  const [right, wrongId, wrongAccount] = await Promise.all(accesses.map((access) => discover(access)));
  for (const access of accesses) access.close();
  expect(right).toMatchObject({ accountId: '305771482936', complete: true });
  expect(wrongId).toMatchObject({
    accountId: null,
    issues: [{ code: 'access-denied', action: 'sts:AssumeRole' }],
  });
  expect(wrongAccount).toMatchObject({ accountId: null, issues: [{ code: 'credentials' }] });
});
