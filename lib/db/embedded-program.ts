import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type RunAs, spawnOwner } from './embedded-user.ts';

/** Starts one of PostgreSQL's programs, out of reach of the terminal's Ctrl-C and of PG* variables. */
export function spawnProgram(path: string, args: string[], runAs: RunAs): ChildProcess {
  const [program = path, ...rest] = [...runAs.prefix, path];
  return spawn(program, [...rest, ...args], {
    ...spawnOwner(runAs),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
}

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * @throws Error with what it printed, if it failed
 */
export async function runProgram(path: string, args: string[], runAs: RunAs, input = ''): Promise<void> {
  const child = spawnProgram(path, args, runAs);
  const code = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const [output, errors, exit] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    code,
  ]);
  if (exit !== 0 || /^.*(ERROR|FATAL|PANIC): /m.test(errors)) {
    throw new Error(`${path} failed (${exit}): ${errors.trim() || output.trim()}`);
  }
}
