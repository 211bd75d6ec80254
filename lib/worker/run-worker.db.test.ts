import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Collector } from '#lib/domain/scopes.ts';
import { collectionLock } from '#lib/services/end-abandoned.ts';
import type { SimulatedAws } from '#lib/simulated-aws/server.ts';
import {
  awsEnvironment,
  completeScopes,
  describeCollections,
  quickSettings,
  setEnvironment,
  startSmallAws,
  startWorker,
  type TestWorker,
  until,
} from './testing/worker.ts';

const [main, other] = ['111122223333', '444455556666'];
const all = [`${main}/global/iam`, `${main}/us-east-1/ec2`, `${main}/us-east-1/user-data`];

let aws: SimulatedAws;
let database: TestDatabase;
let workers: TestWorker[];

const start = (settings = quickSettings) => {
  const worker = startWorker(database, settings);
  workers.push(worker);
  return worker;
};
const seen = (scopes: string[]) =>
  until(async () => (await completeScopes(database)).join() === scopes.join());

beforeAll(async () => {
  aws = await startSmallAws();
});
afterAll(() => aws.close());

beforeEach(async () => {
  workers = [];
  database = await createTestDatabase();
  aws.setFaults({});
  aws.resetCalls();
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop().catch(() => {})));
  await database.drop();
});

test('on an empty database it discovers the estate and collects all of it, user data last, by itself', async () => {
  const passedAt = new Date('2026-01-01T00:00:00Z');
  const passed = { reason: 'its time has come', until: passedAt, createdBy: 'ann', createdAt: passedAt };
  await database.db.mute.create({ data: passed });
  const worker = start();
  await seen(all);
  await worker.stop();
  expect(await describeCollections(database)).toEqual([
    expect.stringMatching(/^(global\/iam|us-east-1\/ec2) complete$/),
    expect.stringMatching(/^(global\/iam|us-east-1\/ec2) complete$/),
    'us-east-1/user-data complete',
  ]);
  expect(await database.db.instance.count()).toBeGreaterThanOrEqual(30);
  expect(await database.db.userDataScan.count()).toBeGreaterThan(20);
  expect(await database.db.rollup.count()).toBeGreaterThan(0);
  expect(await database.db.mute.findFirst()).toMatchObject({ endedAt: passedAt, endedBy: null });
  expect(worker.lines.filter((line) => line.startsWith(main))).toContainEqual(
    expect.stringMatching(
      /^111122223333\/us-east-1\/ec2: complete, 30 instances, \d+ launch template versions$/,
    ),
  );
});

test('without credentials it says so once and waits; when they appear in a file, it collects', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-worker-'));
  const credentials = join(folder, 'credentials');
  setEnvironment({ ...awsEnvironment(aws, null), AWS_SHARED_CREDENTIALS_FILE: credentials });
  try {
    const worker = start();
    await until(() => worker.lines.some((line) => line.includes('There are no AWS credentials')));
    expect(await completeScopes(database)).toEqual([]);
    await worker.stop();
    const again = start();
    await until(() => again.lines.length > 0);
    const [account] = aws.accounts;
    writeFileSync(
      credentials,
      `[default]\naws_access_key_id = ${account?.accessKeyId}\naws_secret_access_key = ${account?.secretAccessKey}\n`,
    );
    await seen(all);
    expect(again.lines.filter((line) => line.includes('credentials'))).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('two workers on one database never collect a scope twice, and plan one at a time', async () => {
  aws.setFaults({ latencyMs: 100 });
  start();
  start();
  await seen(all);
  expect(await database.db.collection.count()).toBe(3);
  const listed = aws.calls().filter(({ action }) => action === 'DescribeInstances');
  expect(listed).toEqual([expect.objectContaining({ calls: 1 })]);
});

test('a scope is held until its account is rolled up: nobody begins it anew meanwhile', async () => {
  const locks = openAdvisoryLocks(database.connectionString);
  await database.db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE rollups IN EXCLUSIVE MODE`;
    start();
    const recorded = await until(() => tx.scope.findFirst({ where: { completeAt: { not: null } } }));
    const { accountId, region, collector } = recorded;
    const asked = await locks.hold(
      collectionLock({ accountId, region, collector: collector as Collector }),
      async () => {},
    );
    expect(asked).toEqual({ acquired: false });
  });
  await locks.close();
  await seen(all);
  expect(await database.db.collection.count()).toBe(3);
});

test('credentials of another account are refused, said with the collection, and not tried again', async () => {
  await start().stop();
  await database.db.account.create({ data: { accountId: main, name: 'main', monitoredAt: new Date() } });
  await database.db.scope.create({ data: { accountId: main, region: 'us-east-1', collector: 'ec2' } });
  const settings = { ...quickSettings, accounts: [{ id: main }] };
  setEnvironment(awsEnvironment(aws, aws.accounts[1]));
  start(settings);
  const refused = await until(() => database.db.collection.findFirst({ where: { outcome: 'failed' } }));
  expect(refused.issues).toEqual([
    expect.objectContaining({
      code: 'credentials',
      message: expect.stringContaining(`belong to account ${other}, not to ${main}`),
    }),
  ]);
  expect(await database.db.instance.count()).toBe(0);
  expect(aws.calls().map(({ action }) => action)).not.toContain('DescribeInstances');
  const jobs = () => database.db.$queryRaw`SELECT state::text FROM pgboss.job WHERE state <> 'completed'`;
  await until(async () => ((await jobs()) as unknown[]).length === 0);
});

test('changed settings for coverage lead to a rebuild at the next start, and only then', async () => {
  const first = start();
  await seen(all);
  await first.stop();
  await database.db.instance.updateMany({ data: { state: 'stopped' } });
  const includeStopped = {
    ...quickSettings,
    coverage: { ...quickSettings.coverage, includeStopped: true },
  };
  const changed = start(includeStopped);
  await until(() => changed.lines.some((line) => line.includes('is derived anew: ')));
  await changed.stop();
  const again = start(includeStopped);
  await again.stop();
  expect(again.lines.filter((line) => line.includes('derived'))).toEqual([]);
});

test('asked to end, it hands its jobs back at once, and the next one takes them up at once', async () => {
  aws.setFaults({ rules: [{ kind: 'hang', action: 'DescribeInstances' }] });
  const worker = start();
  await until(async () => (await describeCollections(database)).includes('us-east-1/ec2 running'));
  const hung = () => aws.calls().find(({ action }) => action === 'DescribeInstances')?.failed;
  await until(hung);
  await worker.stop();
  // What hangs is asked again after a while: it did not wait for that.
  expect(hung()).toBe(1);
  const collection = await database.db.collection.findFirstOrThrow({ where: { collector: 'ec2' } });
  expect(collection).toMatchObject({ outcome: 'failed', issues: [{ code: 'interrupted' }] });
  aws.setFaults({});
  start();
  await seen(all);
});
