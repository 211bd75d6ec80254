import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { collectionLock } from '#lib/services/end-abandoned.ts';
import { type SimulatedAwsProcess, startSimulatedAwsProcess } from '#lib/simulated-aws/child-process.ts';
import { awsEnvironment, until } from '#lib/worker/testing/worker.ts';

const script = fileURLToPath(new URL('../../bin/rolecall.js', import.meta.url));
const account = '264913587021';

let aws: SimulatedAwsProcess;
let database: TestDatabase;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-collect-'));
  database = await createTestDatabase();
  aws = await startSimulatedAwsProcess({ preset: 'bench', instances: 60, users: 10, roles: 10 });
});
afterAll(async () => {
  await aws.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await aws.setFaults({});
});

type Run = { child: ChildProcess; ended: Promise<{ code: number | null; out: string; err: string }> };

/** Starts `rolecall` on the test's database and the simulated AWS. */
function start(args: string[], more: Record<string, string | undefined> = {}): Run {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, NODE_ENV: 'test' as const },
      ...{ DATABASE_URL: database.connectionString, ROLECALL_DATA_DIR: folder },
      ...awsEnvironment(aws, aws.accounts[0]),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Awaited<Run['ended']>>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}

const run = (args: string[], more?: Record<string, string | undefined>) => start(args, more).ended;

test('collect --json collects every scope and says how each went; rebuild then finds nothing to mend', async () => {
  const { code, out, err } = await run(['collect', '--json']);
  expect(code).toBe(0);
  const { collections, issues } = JSON.parse(out);
  expect(issues).toEqual([]);
  expect(
    collections.map((each: { scope: { collector: string }; outcome: string }) => [
      each.scope.collector,
      each.outcome,
    ]),
  ).toEqual([
    ['iam', 'complete'],
    ['ec2', 'complete'],
    ['user-data', 'complete'],
  ]);
  expect(collections[1].resources.instances).toBe(60);
  expect(err.split('\n')[0]).toBe('Migrations …');
  const rebuilt = await run(['rebuild', '--json']);
  expect({ code: rebuilt.code, out: JSON.parse(rebuilt.out) }).toEqual({ code: 0, out: { differences: [] } });
});

test('a scope that somebody else is collecting is told, and so is what waits for it', async () => {
  const empty = await createTestDatabase();
  const locks = openAdvisoryLocks(empty.connectionString);
  const on = { DATABASE_URL: empty.connectionString };
  const scope = { accountId: account, region: 'us-east-1' } as const;
  const [ec2, userData] = [{ ...scope, collector: 'ec2' } as const, { ...scope, collector: 'user-data' }];
  const { value } = (await locks.hold(collectionLock(ec2), () => run(['collect', '--json'], on))) as {
    value: Awaited<Run['ended']>;
  };
  await locks.close();
  const left = await empty.db.scope.findMany({ where: { completeAt: null } });
  await empty.drop();
  expect(JSON.parse(value.out)).toMatchObject({
    collections: [{ scope: { collector: 'iam' }, outcome: 'complete' }],
    skipped: [
      { scope: ec2, reason: 'being-collected' },
      { scope: userData, reason: 'no-inventory' },
    ],
  });
  expect(value.code).toBe(0);
  expect(left.map(({ collector }) => collector).sort()).toEqual(['ec2', 'user-data']);
});

test('a partial scope is told, and is no failure; a failed one is', async () => {
  await aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeInstances' }] });
  const partial = await run(['collect', '--region', 'us-east-1']);
  expect(partial.out).toContain(`✗ ${account}/us-east-1/ec2        partial: `);
  expect(partial.out).toContain('add ec2:DescribeInstances to the collector');
  expect(partial.code).toBe(0);
  await aws.setFaults({ rules: [{ kind: 'access-denied', action: 'GetAccountAuthorizationDetails' }] });
  const failed = await run(['collect', '--region', 'global', '--json']);
  expect(JSON.parse(failed.out).collections).toEqual([
    expect.objectContaining({ outcome: expect.stringMatching(/partial|failed/) }),
  ]);
  await aws.setFaults({ rules: [{ kind: 'access-denied', region: 'global' }] });
  expect((await run(['collect'])).code).toBe(1);
});

test('without credentials it says so and fails, in one sentence', async () => {
  const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  const { code, out } = await run(['collect'], none);
  expect(code).toBe(1);
  expect(out).toContain('✗ There are no AWS credentials');
});

test('a region that is not there is an error that says what to do', async () => {
  const { code, err } = await run(['collect', '--region', 'sa-east-1']);
  expect(code).toBe(1);
  expect(err).toContain('There is nothing to collect of region sa-east-1.');
  expect(err).toContain('Next: ');
});

test('Ctrl-C in the middle ends it at once; what was half seen is an interrupted collection', async () => {
  await aws.setFaults({ rules: [{ kind: 'hang', action: 'DescribeIamInstanceProfileAssociations' }] });
  const { child, ended } = start(['collect', '--region', 'us-east-1']);
  await until(() => database.db.collection.findFirst({ where: { collector: 'ec2', finishedAt: null } }));
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(1);
  expect(err).toContain('Interrupted. What was recorded before stays.');
  expect(err).not.toContain('--verbose');
  expect(
    await database.db.collection.findFirst({ where: { collector: 'ec2' }, orderBy: { startedAt: 'desc' } }),
  ).toMatchObject({ outcome: 'failed', issues: [{ code: 'interrupted' }] });
  expect(await database.db.instance.count({ where: { validTo: null } })).toBe(60);
});

test('a database that restarts in the middle is told, with what to do next, to scripts too', async () => {
  await aws.setFaults({ rules: [{ kind: 'hang', action: 'DescribeIamInstanceProfileAssociations' }] });
  const { ended } = start(['collect', '--region', 'us-east-1', '--json']);
  await until(() => database.db.collection.findFirst({ where: { collector: 'ec2', finishedAt: null } }));
  await database.db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`.catch(() => {});
  const { code, out, err } = await ended;
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    error: {
      message: expect.stringContaining('The database went away while `rolecall collect` worked on it'),
      next: expect.stringContaining('What was recorded before stays'),
    },
  });
  expect(err).toContain('The database went away');
  expect(err).not.toContain('--verbose');
});

test.each([['collect'], ['rebuild'], ['migrate'], ['worker']])(
  '%s without a database names it, not its password, and what to do',
  async (command) => {
    const { code, out, err } = await run([command], {
      DATABASE_URL: 'postgresql://someone:topsecret@127.0.0.1:9/rolecall',
    });
    expect(code).toBe(1);
    expect(err).toContain('PostgreSQL at 127.0.0.1:9/rolecall refuses connections.');
    expect(err).toContain('Next: ');
    expect(out + err).not.toMatch(/topsecret| {4}at /);
  },
);

test('worker logs JSON lines and ends well at SIGTERM', async () => {
  const { child, ended } = start(['worker']);
  await database.db.collection.deleteMany();
  await until(async () => (await database.db.collection.count({ where: { outcome: 'complete' } })) === 3);
  child.kill('SIGTERM');
  const { code, out } = await ended;
  expect(code).toBe(0);
  const lines = out.trim().split('\n');
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 30, source: 'worker' });
  expect(lines).toHaveLength(3);
});
