import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as an opaque text: together with its number it names one process for ever, though
 * numbers are used again. Null if no such process runs.
 */
export function readProcessStart(pid: number): string | null {
  if (process.platform !== 'linux') return ps('lstart', pid);
  const stat = readProc(`${pid}/stat`);
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const isDead = state === undefined || state === 'Z' || state === 'X';
  return isDead ? null : `${readProc('sys/kernel/random/boot_id')?.trim()} ${rest[18]}`;
}

/** The command line of a process; null if no such process runs. */
export function readCommandLine(pid: number): string | null {
  if (process.platform !== 'linux') return ps('command', pid);
  return readProc(`${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || null;
}

/** Sends a signal to a process that may be gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}

function ps(column: string, pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
