import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import type { OperatorError } from '#lib/config/operator-error.ts';
import { readProcessStart } from '#lib/db/embedded-process.ts';
import { type Child, type ChildSpec, startChild } from './child.ts';
import { type KeptChild, keepRunning } from './keep-running.ts';

const entry = new URL('./testing/child.ts', import.meta.url);
const started: (Child | KeptChild)[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

function start(mode: string, more: Partial<ChildSpec> = {}): Child {
  const child = startChild({
    name: 'fixture',
    entry,
    args: () => [mode],
    env: {},
    graceMs: 5_000,
    onOutput: () => {},
    ...more,
  });
  started.push(child);
  return child;
}

/** A zombie, which nobody has waited for yet, has ended. */
const isRunning = (pid: number) => readProcessStart(pid) !== null;

test('a child says that it is ready, how far it is and what it does, and ends when asked', async () => {
  const onProgress = vi.fn();
  const lines: string[] = [];
  const child = start('waits', { onProgress, onOutput: (_name, line) => lines.push(line) });
  expect(await child.ready).toMatchObject({ pid: String(child.pid) });
  await child.stop();
  expect(onProgress).toHaveBeenCalledWith(1, 2, 'half');
  expect(lines).toContain('a line that is no JSON');
  expect(lines).toContain('ending in order');
  expect(await child.gone).toMatchObject({ message: 'The fixture process ended with exit code 0.' });
});

test('what a child refuses for is told in its own words', async () => {
  const child = start('refuses');
  await expect(child.ready).rejects.toMatchObject({ message: 'It cannot be.', next: 'Do something else.' });
});

test('what nobody expected is told in a sentence; where it came from is for the log and for --verbose', async () => {
  const lines: string[] = [];
  const child = start('breaks', { onOutput: (_name, line) => lines.push(line) });
  const error: OperatorError = await child.ready.then(
    () => expect.unreachable(),
    (reason) => reason,
  );
  expect(error.message).toBe('What nobody expected.');
  expect(error.cause).toMatchObject({ stack: expect.stringContaining('testing/child.ts') });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 20, source: 'fixture', err: { stack: expect.stringContaining('testing/child.ts') } },
  ]);
});

test('a child is started with the flags for Node that it asks for', async () => {
  const flags = ['--max-old-space-size=99'];
  expect(await start('tells flags', { flags }).ready).toEqual({ flags: flags[0] });
});

test('a program that cannot be loaded is told', async () => {
  const child = start('waits', { entry: new URL('./testing/missing.ts', import.meta.url) });
  await expect(child.ready).rejects.toThrow('The fixture process ended with exit code 1.');
});

test('a child that does not end in time is killed, with what it started', async () => {
  const child = start('stubborn', { graceMs: 200 });
  await child.ready;
  await child.stop();
  expect(await child.gone).toMatchObject({ message: 'The fixture process was ended by SIGKILL.' });
});

test('a child that dies is started again with longer and longer waits, and then no more', async () => {
  const waits: number[] = [];
  const kept = keepRunning(
    'fixture',
    () => start('dies'),
    (_reason, waitMs) => waits.push(waitMs),
    {
      delaysMs: [1, 2, 3],
      healthyAfterMs: 60_000,
    },
  );
  expect((await kept.givenUp).message).toBe(
    'The fixture process died 4 times. The last time: The fixture process ended with exit code 3.',
  );
  expect(waits).toEqual([1, 2, 3]);
});

test('a child that is stopped is not started again', async () => {
  const onDeath = vi.fn();
  const kept = keepRunning('fixture', () => start('waits'), onDeath);
  await kept.ready;
  await kept.stop();
  await sleep(100);
  expect(onDeath).not.toHaveBeenCalled();
});

type Supervisor = { process: ChildProcess; pids: number[]; lines: string[]; exited: Promise<number | null> };

async function startSupervisor(...modes: string[]): Promise<Supervisor> {
  const script = fileURLToPath(new URL('./testing/supervisor.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...modes], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const pids = await new Promise<number[]>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('[')) resolve(JSON.parse(line));
    });
  });
  return { process: child, pids, lines, exited };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'one %s ends all children in the reverse order',
  async (signal) => {
    const supervisor = await startSupervisor('waits', 'parent');
    supervisor.process.kill(signal);
    supervisor.process.kill('SIGINT');
    expect(await supervisor.exited).toBe(0);
    // What a child had started is killed last, and goes when the kernel comes to it.
    await vi.waitFor(() => expect(supervisor.pids.filter(isRunning)).toEqual([]), { timeout: 4_000 });
    const order = supervisor.lines.filter((line) => line.includes('ending in order'));
    expect(order).toEqual(['child 1: ending in order', 'child 0: ending in order']);
  },
);

test('a second Ctrl-C ends at once what does not end by itself', async () => {
  const supervisor = await startSupervisor('stubborn', 'parent');
  supervisor.process.kill('SIGINT');
  await sleep(1_000);
  supervisor.process.kill('SIGINT');
  expect(await supervisor.exited).toBe(1);
  await vi.waitFor(() => expect(supervisor.pids.filter(isRunning)).toEqual([]));
});

test('when the supervisor is killed, its children end by themselves', async () => {
  const supervisor = await startSupervisor('waits', 'parent');
  expect(supervisor.pids).toHaveLength(3);
  supervisor.process.kill('SIGKILL');
  await vi.waitFor(() => expect(supervisor.pids.filter(isRunning)).toEqual([]), { timeout: 4_000 });
});
