import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connection.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { readCommandLine } from './embedded-process.ts';

let home: string;
let dataDir: string;
let running: Embedded[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rolecall-embedded-'));
  dataDir = join(home, 'data');
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(home, { recursive: true, force: true });
});

async function start({ isDisposable = true } = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log: () => {}, isDisposable });
  running.push(server);
  return server;
}

async function query({ connectionString }: Embedded, text: string): Promise<Record<string, unknown>[]> {
  const client = await connect(connectionString);
  const { rows } = await client.query(text).finally(() => client.end());
  return rows;
}

/** Starts it from another process, as `rolecall start` does. */
async function startElsewhere() {
  const script = fileURLToPath(new URL('./testing/hold-embedded.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(holder.stdout, 'data');
  return { holder, serverPid: JSON.parse(String(line)).pid as number };
}

async function untilGone(pid: number): Promise<void> {
  await expect.poll(() => readCommandLine(pid), { timeout: 20_000 }).toBeNull();
}

test('keeps its data, port and password over a restart, and nobody else reads them', async () => {
  const first = await start({ isDisposable: false });
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
  const [settings] = await query(
    first,
    `SELECT current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding,
       (SELECT datlocale FROM pg_database WHERE datname = 'rolecall') AS locale,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
       current_setting('fsync') AS fsync`,
  );
  expect(settings).toEqual({
    zone: 'UTC',
    encoding: 'UTF8',
    locale: 'C.UTF-8',
    isSuperuser: false,
    fsync: 'on',
  });
  await first.stop();
  const second = await start();
  expect(second.connectionString).toBe(first.connectionString);
  expect(await query(second, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
  expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
});

test('a second start on the folder says who holds it', async () => {
  const first = await start();
  const { since } = JSON.parse(await readFile(join(dataDir, 'rolecall.lock'), 'utf8'));
  await expect(start()).rejects.toThrow(`is in use by process ${process.pid}, since ${since}.`);
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('recovers when the server was killed', async () => {
  const first = await start({ isDisposable: false });
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  await first.stop();
  expect(await query(await start({ isDisposable: false }), 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
});

test('no server outlives a holder that was killed, and the folder is free at once', async () => {
  const { holder, serverPid } = await startElsewhere();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const second = await start();
  expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await untilGone(serverPid);
});

test('ends the server of a killed holder even if nothing else did', async () => {
  const { holder, serverPid } = await startElsewhere();
  process.kill(serverPid, 'SIGSTOP');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  setTimeout(() => process.kill(serverPid, 'SIGCONT'), 500);
  expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await untilGone(serverPid);
});

test('a lock and a postmaster.pid whose numbers other processes have by now do not count', async () => {
  const first = await start();
  await first.stop();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  const pid = stranger.pid ?? 0;
  await writeFile(
    join(dataDir, 'rolecall.lock'),
    JSON.stringify({ pid, processStart: 'another', since: '2026' }),
  );
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${pid}\n${join(dataDir, 'postgres')}\n`);
  expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test('a lost password is replaced', async () => {
  const first = await start();
  await first.stop();
  await rm(join(dataDir, 'postgres.json'));
  const second = await start();
  expect(second.connectionString).not.toBe(first.connectionString);
  expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a port that is taken is named', async () => {
  const first = await start();
  const port = Number(new URL(first.connectionString).port);
  const second = startEmbedded({ dataDir: join(home, 'second'), log: () => {}, port, isDisposable: true });
  await expect(second).rejects.toThrow(`cannot listen on port ${port}: it is taken.`);
});
