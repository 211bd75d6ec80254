import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase } from '#lib/db/client.ts';
import { openCollectionQueue } from '#lib/db/collection-queue.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { SimulatedAws } from '#lib/simulated-aws/server.ts';
import {
  awsEnvironment,
  completeScopes,
  scheduledOnce,
  setEnvironment,
  startSmallAws,
  startWorker,
  type TestWorker,
  until,
} from './testing/worker.ts';

const ec2: Scope = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' };
/** Comes after the instances: what hangs here has read half of the scope. */
const midway = 'DescribeIamInstanceProfileAssociations';

let aws: SimulatedAws;
let worker: TestWorker | null;
let child: ChildProcess | null;
const folder = mkdtempSync(join(tmpdir(), 'rolecall-recovery-'));
const config = join(folder, 'rolecall.yaml');

beforeAll(async () => {
  writeFileSync(config, JSON.stringify({ schedule: scheduledOnce }));
  aws = await startSmallAws();
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
});
afterAll(async () => {
  await aws.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  [worker, child] = [null, null];
  aws.setFaults({});
  aws.resetCalls();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await worker?.stop().catch(() => {});
});

/** Everything that a half-seen scope could spoil. */
async function readHistory({ db }: TestDatabase) {
  const versions = await db.$queryRaw`
    SELECT account_id, instance_id, valid_from, valid_to FROM instances ORDER BY 1, 2, 3`;
  const templates = await db.launchTemplateVersion.count({ where: { validTo: null } });
  const findings = await db.finding.findMany({ orderBy: { fingerprint: 'asc' } });
  const episodes = await db.episode.findMany({ orderBy: [{ instanceId: 'asc' }, { openedAt: 'asc' }] });
  expect(findings.length).toBeGreaterThan(5);
  return { versions, templates, findings, episodes };
}

/** Lets everything be collected once, then begins a collection that hangs halfway. */
async function hangMidway(database: TestDatabase) {
  await until(async () => (await completeScopes(database)).length === 3);
  await until(async () => (await countJobs(database, "state IN ('created', 'retry', 'active')")) === 0);
  const before = await readHistory(database);
  aws.setFaults({ rules: [{ kind: 'hang', action: midway }] });
  await collectNow(database);
  await until(() => aws.calls().some(({ action, failed }) => action === midway && failed > 0));
  await until(async () => (await countStaged(database)) > 0);
  return before;
}

async function countJobs({ db }: TestDatabase, condition: string): Promise<number> {
  const rows = await db.$queryRawUnsafe<object[]>(`SELECT 1 FROM pgboss.job WHERE ${condition}`);
  return rows.length;
}

async function countStaged({ db }: TestDatabase): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM staging.instances`;
  return Number(row?.count);
}

async function collectNow({ connectionString }: TestDatabase): Promise<void> {
  const queue = await openCollectionQueue(connectionString, { isWorker: false, onError: () => {} });
  await queue.add(ec2, 'manual');
  await queue.close();
}

const ec2Collections = async ({ db }: TestDatabase) => {
  const rows = await db.collection.findMany({ where: ec2, orderBy: { startedAt: 'asc' } });
  return rows.map(({ outcome, issues }) => ({ outcome, issues }));
};
const complete = { outcome: 'complete', issues: [] };
const interrupted = { outcome: 'failed', issues: [expect.objectContaining({ code: 'interrupted' })] };

/** The real worker process of `rolecall start`. */
function startChild({ connectionString }: TestDatabase): ChildProcess {
  const script = fileURLToPath(new URL('../supervisor/children/worker.ts', import.meta.url));
  return spawn(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: connectionString, ROLECALL_CONFIG: config } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

test('a worker killed in the middle of a collection: the next one completes it soon, and nothing is lost', async () => {
  const database = await createTestDatabase();
  try {
    child = startChild(database);
    const before = await hangMidway(database);
    child.kill('SIGKILL');
    await new Promise((resolve) => child?.once('exit', resolve));
    expect(await readHistory(database)).toEqual(before);
    aws.setFaults({});
    worker = startWorker(database);
    await until(async () => (await ec2Collections(database)).length === 3);
    await until(async () => (await ec2Collections(database)).at(-1)?.outcome === 'complete');
    expect(await ec2Collections(database)).toEqual([complete, interrupted, complete]);
    expect(await readHistory(database)).toEqual(before);
    expect(await countStaged(database)).toBe(0);
  } finally {
    await worker?.stop();
    await database.drop();
  }
});

test('a worker that starts leaves alone what another one is collecting', async () => {
  const database = await createTestDatabase();
  try {
    child = startChild(database);
    await hangMidway(database);
    // A job that has only just begun is left alone anyway.
    await until(
      async () =>
        (await countJobs(database, "state = 'active' AND started_on < now() - interval '3 seconds'")) === 1,
    );
    aws.resetCalls();
    worker = startWorker(database);
    // It takes over what there is to take over before it plans, which begins by a discovery.
    await until(() => aws.calls().some(({ action }) => action === 'DescribeRegions'));
    expect((await ec2Collections(database)).map(({ outcome }) => outcome)).toEqual(['complete', null]);
    expect(await countJobs(database, "state = 'cancelled'")).toBe(0);
  } finally {
    child?.kill('SIGKILL');
    await worker?.stop();
    await database.drop();
  }
});

test('all connections cut in the middle of a collection: it is interrupted, and the worker goes on', async () => {
  const database = await createTestDatabase();
  try {
    worker = startWorker(database);
    const before = await hangMidway(database);
    aws.setFaults({});
    await database.db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    // The test's own connections are cut, too.
    const readAgain = () => ec2Collections(database).catch(() => []);
    // Where the cut took what was to be written down as well, the next try does it, half a minute later or more.
    await until(async () => (await readAgain())[1]?.outcome === 'failed', 120);
    expect(await readHistory(database)).toEqual(before);
    await until(async () => (await countJobs(database, "state = 'active'")) === 0);
    await collectNow(database);
    await until(async () => (await ec2Collections(database)).at(-1)?.outcome === 'complete');
    expect((await ec2Collections(database)).slice(0, 3)).toEqual([complete, interrupted, complete]);
    expect(await readHistory(database)).toEqual(before);
  } finally {
    await worker?.stop();
    await database.drop();
  }
}, 240_000);

test('a database that crashes in the middle of a collection and comes back: the worker goes on', async () => {
  const options = { dataDir: join(folder, 'data'), log: () => {} };
  let server = await startEmbedded(options);
  const { connectionString } = server;
  await migrate({ connectionString });
  const db = createDatabase(connectionString);
  const database: TestDatabase = { db, connectionString, drop: async () => {} };
  try {
    worker = startWorker(database);
    const before = await hangMidway(database);
    process.kill(server.pid, 'SIGQUIT');
    await server.exited;
    await server.stop();
    await until(() =>
      worker?.lines.some((line) => line.includes('refuses') || line.includes('ECONNREFUSED')),
    );
    server = await startEmbedded(options);
    expect(server.connectionString).toBe(connectionString);
    expect(await until(() => readHistory(database).catch(() => null))).toEqual(before);
    aws.setFaults({});
    await until(async () => (await ec2Collections(database)).at(-1)?.outcome === 'complete');
    expect(await ec2Collections(database)).toEqual([complete, interrupted, complete]);
    expect(await readHistory(database)).toEqual(before);
    expect(worker.lines.filter((line) => line.includes('ECONNREFUSED')).length).toBeLessThan(4);
  } finally {
    await worker?.stop();
    await db.$disconnect();
    await server.stop();
  }
});
