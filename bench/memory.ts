import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const mebibyte = 1024;

/** The memory a process has in use, and the most it had, in MiB; only Linux tells the latter. */
export type Memory = { residentMiB: number; peakMiB: number | null };

/**
 * Reads the memory of a process, such as a child that does what is measured.
 *
 * @throws Error if there is no such process
 */
export async function readMemory(pid: number): Promise<Memory> {
  if (process.platform !== 'linux') return { residentMiB: await readByPs(pid), peakMiB: null };
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / mebibyte;
  return { residentMiB: field('VmRSS'), peakMiB: field('VmHWM') };
}

async function readByPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / mebibyte;
}
