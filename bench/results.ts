import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import type { Memory } from './memory.ts';

/** What one run measured, and on what. */
export type Results = {
  at: string;
  machine: { cores: number; memoryGiB: number; platform: string; node: string };
  /** Of the process that ran the figures. */
  memory: Memory;
  sets: { name: string; seconds: number; figures: Figure[] }[];
};

/** The results of a run that ends now. */
export function toResults(sets: Results['sets'], memory: Memory): Results {
  const machine = {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
  return { at: new Date().toISOString(), machine, memory, sets };
}

/** Writes results to a file of their own in bench/results, and returns its path. */
export async function writeResults(results: Results): Promise<string> {
  const folder = fileURLToPath(new URL('results', import.meta.url));
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${results.at.replaceAll(/[:.]/g, '-')}.json`);
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
  return path;
}
