import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '#lib/db/connection.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { demoAccounts } from '#lib/simulated-aws/presets.ts';
import { findFreePort } from './port.ts';

const script = fileURLToPath(new URL('../../bin/rolecall.js', import.meta.url));

let folder: string;
let database: TestDatabase;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-apart-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function rolecall(...args: string[]): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, NODE_ENV: 'test' as const },
      ...{ AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/nowhere' },
      ...{ DATABASE_URL: database.connectionString, PORT: String(await findFreePort()) },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

async function addAccount(accountId: string): Promise<void> {
  const scope = { accountId, region: 'us-east-1', collector: 'ec2' };
  await database.db.account.create({ data: { accountId, name: 'main', monitoredAt: new Date() } });
  await database.db.scope.create({ data: scope });
}

test('a demo leaves the database of a real estate as it is', async () => {
  database = await createTestDatabase();
  await addAccount('264913587021');
  const { code, err } = await rolecall('demo', '--no-open', '--days', '2');
  expect(err).toContain('already holds the account 264913587021, which is not simulated');
  expect(err).toContain('Next: Unset DATABASE_URL');
  expect(code).toBe(1);
  expect(await database.db.account.count()).toBe(1);
  expect(await database.db.scope.findMany()).toMatchObject([{ retiredAt: null }]);
});

test('a demo refuses the database of something else before it makes anything there', async () => {
  database = await createEmptyDatabase();
  const client = await connect(database.connectionString);
  await client.query("CREATE TABLE accounts (account_id text); INSERT INTO accounts VALUES ('264913587021')");
  expect((await rolecall('demo', '--no-open')).err).toContain('already holds the account 264913587021');
  const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  await client.end();
  expect(rows).toEqual([{ tablename: 'accounts' }]);
});

test.each(['start', 'collect', 'worker'])('%s leaves the database of a demo alone', async (command) => {
  database = await createTestDatabase();
  await addAccount(demoAccounts[0]?.id ?? '');
  const { code, err } = await rolecall(command, ...(command === 'start' ? ['--no-open'] : []));
  expect(err).toContain("holds the demo's simulated account");
  expect(code).toBe(1);
});
