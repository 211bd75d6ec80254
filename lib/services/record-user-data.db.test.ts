import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestAws, type TestAws } from '#lib/collectors/testing/aws.ts';
import { type AdvisoryLocks, openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { Database } from '#lib/db/client.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { countUnscanned, readUnscanned } from '#lib/db/user-data-scans.ts';
import type { Collector } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { type CollectionWorld, runCollection } from './run-collection.ts';
import { addEstate, arnOf, emptyDatabase, hour, instance, recordSeen } from './testing/snapshots.ts';

const region = 'us-east-1';
const settings = { ...defaultSettings, pace: { userDataPerSecond: 10_000, userDataBurst: 10_000 } };

let database: TestDatabase;
let db: Database;
let sim: TestAws;
let locks: AdvisoryLocks;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  locks = openAdvisoryLocks(database.connectionString);
  sim = await startTestAws({ instances: 120, users: 5, userDataShare: 1, leakyInstances: 0.3 });
  accountId = sim.aws.estate.accounts[0]!.id;
});
afterAll(async () => {
  await sim.close();
  await locks.close();
  await database.drop();
});
beforeEach(async () => {
  sim.aws.setFaults({});
  sim.aws.resetCalls();
  await emptyDatabase(db);
  await addEstate(db, accountId, [region]);
  await run('ec2');
});

function run(collector: Collector, world: Partial<CollectionWorld> = {}) {
  const scope = { accountId, region, collector };
  return runCollection(scope, {
    ...{ db, locks, settings, access: sim.access, installationKey: Buffer.from('key'), trigger: 'schedule' },
    ...{ actor: 'test', clock: () => hour(10), signal: new AbortController().signal, ...world },
  });
}

function leakyInstances(): string[] {
  const regions = sim.aws.estate.accounts.flatMap((account) => [...account.regions.values()]);
  const leaky = regions.flatMap((each) => each.instances.filter(({ userData }) => userData?.exposes.length));
  return leaky.map(({ id }) => id).sort();
}

async function exposedInstances(): Promise<string[]> {
  const where = { source: 'user-data', validTo: null };
  const rows = await db.exposure.findMany({
    where,
    distinct: ['resourceId'],
    orderBy: { resourceId: 'asc' },
  });
  return rows.map(({ resourceId }) => resourceId);
}

async function unscanned(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { instanceId } of readUnscanned(db, accountId, region)) ids.push(instanceId);
  return ids;
}

test('looks at every instance once, and finds what the estate gives away', async () => {
  expect(await run('user-data')).toMatchObject({ outcome: 'complete', resources: { userData: 120 } });
  expect(leakyInstances().length).toBeGreaterThan(0);
  expect(await exposedInstances()).toEqual(leakyInstances());
  expect(await run('user-data')).toMatchObject({ outcome: 'complete', resources: { userData: 0 } });
  expect(sim.counts().DescribeInstanceAttribute).toBe(120);
});

test('keeps its looks when it is stopped, and the next one goes on with the rest', async () => {
  const stop = new AbortController();
  const onProgress = (done: number) => done >= 60 && stop.abort(new Error('stop now'));
  await expect(run('user-data', { signal: stop.signal, onProgress })).rejects.toThrow('stop now');
  const kept = await db.userDataScan.count();
  expect(kept).toBeGreaterThanOrEqual(60);
  expect(kept).toBeLessThan(120);
  expect(await db.finding.count({ where: { ruleId: 'user-data-credentials' } })).toBeGreaterThan(0);
  expect(await run('user-data')).toMatchObject({ outcome: 'complete', resources: { userData: 120 - kept } });
  expect(await exposedInstances()).toEqual(leakyInstances());
});

test('that is denied in the middle keeps its looks, is partial, and goes on when it may', async () => {
  sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeInstanceAttribute', skip: 50 }] });
  expect(await run('user-data')).toMatchObject({ outcome: 'partial', issues: [{ code: 'access-denied' }] });
  expect(await db.userDataScan.count()).toBe(50);
  sim.aws.setFaults({});
  expect(await run('user-data')).toMatchObject({ outcome: 'complete', resources: { userData: 70 } });
  expect(await exposedInstances()).toEqual(leakyInstances());
});

test('an instance that is gone has no look, and is no reason to be partial', async () => {
  const gone = [instance('i-00000000000000bad')];
  await recordSeen(db, { accountId, region, collector: 'ec2' }, hour(11), { instances: gone });
  expect(await run('user-data')).toMatchObject({
    outcome: 'complete',
    issues: [],
    resources: { userData: 1 },
  });
  expect(await db.userDataScan.count()).toBe(0);
  expect(await countUnscanned(db, accountId, region)).toBe(1);
  await recordSeen(db, { accountId, region, collector: 'ec2' }, hour(12), { instances: [] });
  expect(await countUnscanned(db, accountId, region)).toBe(0);
});

test('the most urgent come first: without a profile, then the newest; the ones that cannot be read not at all', async () => {
  const waiting = [
    instance('i-covered-old', { profileArn: arnOf('web'), launchTime: hour(1) }),
    instance('i-covered-new', { profileArn: arnOf('web'), launchTime: hour(3) }),
    instance('i-bare-old', { launchTime: hour(1), state: 'stopped' }),
    instance('i-bare-new', { launchTime: hour(2) }),
    instance('i-bare-unknown', { launchTime: null, state: 'pending' }),
    instance('i-terminated', { state: 'terminated' }),
  ];
  await recordSeen(db, { accountId, region, collector: 'ec2' }, hour(11), { instances: waiting });
  expect(await unscanned()).toEqual([
    'i-bare-new',
    'i-bare-old',
    'i-bare-unknown',
    'i-covered-new',
    'i-covered-old',
  ]);
});

test('every page of more than a thousand instances is read, each once', async () => {
  const many = Array.from({ length: 2_345 }, (_, index) =>
    instance(`i-${index}`, { launchTime: hour(index % 3) }),
  );
  await recordSeen(db, { accountId, region, collector: 'ec2' }, hour(11), { instances: many });
  const found = await unscanned();
  expect(found).toHaveLength(2_345);
  expect(new Set(found).size).toBe(2_345);
});
