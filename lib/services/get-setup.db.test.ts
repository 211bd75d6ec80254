import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { benchEstate } from '#lib/simulated-aws/presets.ts';
import { type SimulatedAws, startSimulatedAws } from '#lib/simulated-aws/server.ts';
import { getSetup } from './get-setup.ts';
import { emptyDatabase, hour } from './testing/snapshots.ts';

let aws: SimulatedAws;
let database: TestDatabase;

beforeAll(async () => {
  aws = await startSimulatedAws({ estate: benchEstate({ instances: 40, users: 5, roles: 3 }) });
  database = await createTestDatabase();
});
afterAll(async () => {
  await aws.close();
  await database.drop();
});
beforeEach(async () => {
  aws.setFaults({});
  await emptyDatabase(database.db);
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', aws.accounts[0]?.accessKeyId ?? '');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', aws.accounts[0]?.secretAccessKey ?? '');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => vi.unstubAllEnvs());

function setup(settings: Partial<Settings> = {}) {
  const ctx = {
    actor: { kind: 'operator', name: 'test' } as const,
    visibleAccounts: 'all' as const,
    ...{ db: database.db, settings: { ...defaultSettings, ...settings }, now: new Date() },
  };
  return getSetup({ ctx, env: process.env, signal: new AbortController().signal });
}

test('with everything in place: whose credentials, all allowed, regions, and the tags of a sample', async () => {
  const { accounts, ownerTags, policy } = await setup();
  expect(accounts).toMatchObject([
    {
      accountId: aws.accounts[0]?.id,
      credentials: { problem: null, kind: expect.stringContaining('AWS_ACCESS_KEY_ID') },
      mendingPolicy: null,
      regions: ['us-east-1'],
    },
  ]);
  expect(accounts[0]?.permissions.filter(({ state }) => state !== 'allowed')).toEqual([]);
  expect(accounts[0]?.permissions.map(({ action }) => action)).toEqual(policy.Statement[0]?.Action);
  expect(ownerTags).toMatchObject({ isSample: true, instances: 40, configured: ['owner', 'team'] });
  expect(
    ownerTags.keys
      .filter(({ isConfigured }) => isConfigured)
      .map(({ key }) => key)
      .sort(),
  ).toEqual(['owner', 'team']);
  expect(ownerTags.keys[0]?.instances).toBeGreaterThan(0);
  expect(JSON.stringify({ accounts, ownerTags })).not.toContain(aws.accounts[0]?.secretAccessKey);
});

test('what is denied is told with the policy that grants it, and nothing is sampled without it', async () => {
  aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeInstances' }] });
  const { accounts, ownerTags } = await setup();
  expect(accounts[0]?.permissions.filter(({ state }) => state === 'denied')).toMatchObject([
    { action: 'ec2:DescribeInstances', purpose: 'instances, their profiles and tags' },
  ]);
  expect(accounts[0]?.mendingPolicy?.Statement[0]?.Action).toEqual(['ec2:DescribeInstances']);
  expect(ownerTags).toMatchObject({ instances: 0, isSample: true });
});

test('without usable credentials it says why and what to do, and tries nothing else', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAZZZZZZZZZZZZZZZZ');
  const { accounts } = await setup();
  expect(accounts).toMatchObject([
    {
      ...{ accountId: null, permissions: [], regions: null },
      credentials: { arn: null, problem: expect.any(String), mend: expect.stringContaining('AWS_PROFILE') },
    },
  ]);
});

test('once instances are known, their tags are counted, and configured ones are there even without any', async () => {
  const place = {
    accountId: '111122223333',
    region: 'us-east-1',
    state: 'running',
    owner: 'a',
    validFrom: hour(1),
  };
  await database.db.instance.createMany({
    data: [
      { ...place, instanceId: 'i-1', tags: { 'cost-centre': '1', owner: 'a' } },
      { ...place, instanceId: 'i-2', tags: { 'cost-centre': '2' } },
      { ...place, instanceId: 'i-3', tags: {}, validTo: hour(2) },
    ],
  });
  expect((await setup()).ownerTags).toEqual({
    configured: ['owner', 'team'],
    keys: [
      { key: 'cost-centre', instances: 2, isConfigured: false },
      { key: 'owner', instances: 1, isConfigured: true },
      { key: 'team', instances: 0, isConfigured: true },
    ],
    instances: 2,
    isSample: false,
  });
});
