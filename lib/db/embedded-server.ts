import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnProgram } from './embedded-program.ts';
import type { RunAs } from './embedded-user.ts';

/** How long a server has to write everything down before it is stopped at once. */
const patienceMs = 15_000;
const readyLine = 'database system is ready to accept connections';

/** A running PostgreSQL server. */
export type Server = {
  pid: number;
  /** Resolves when the server has ended, for whatever reason, with what it said last. */
  exited: Promise<string>;
  /** Ends the server, cleanly; its clients are cut off. */
  stop: () => Promise<void>;
};

/**
 * Starts a server and resolves once it accepts connections. It ends when this process does, however
 * that comes about.
 *
 * @throws Error with what the server said, if it ended instead
 */
export async function startServer(
  path: string,
  args: string[],
  runAs: RunAs,
  log: (line: string) => void,
): Promise<Server> {
  const child = spawnProgram(path, args, runAs);
  const lastLines: string[] = [];
  const ready = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<string>();
  child.on('error', ({ message }) => lastLines.push(message));
  child.on('close', () => exited.resolve(lastLines.join('\n')));
  child.stdin?.end();
  child.stdout?.resume();
  if (child.stderr) {
    createInterface(child.stderr).on('line', (line) => {
      log(line);
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      if (line.includes(readyLine)) ready.resolve();
    });
  }
  const guard = guardAgainstOwnDeath(child);
  exited.promise.then(() => guard.kill());
  const failure = await Promise.race([ready.promise, exited.promise]);
  if (typeof failure === 'string') throw new Error(failure);
  return { pid: child.pid ?? 0, exited: exited.promise, stop: () => stop(child, exited.promise) };
}

/** A shell that waits for its input to end, which it does with this process, and then stops the server. */
function guardAgainstOwnDeath(server: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'guard', String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.unref();
  return guard;
}

async function stop(server: ChildProcess, exited: Promise<string>): Promise<void> {
  server.kill('SIGINT');
  const waiting = new AbortController();
  const late = wait(patienceMs, 'late', { signal: waiting.signal }).catch(() => 'in time');
  if ((await Promise.race([exited, late])) === 'late') server.kill('SIGQUIT');
  await exited;
  waiting.abort();
}
