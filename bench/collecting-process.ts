import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Collector } from '#lib/domain/scopes.ts';
import { collectingFlags } from '#lib/worker/node-flags.ts';
import type { BenchEstate } from './estate.ts';

/** What a collecting process did, and the most memory it had; null where the system does not tell. */
export type CollectingRun = { seconds: number; peakMiB: number | null };

/** What a collecting process is told in its first argument, as JSON. */
export type CollectingTask = { connectionString: string; at: string; collectors: Collector[] };

/**
 * Sets the clock of AWS to `at` and lets a process of its own collect what the collectors named read.
 *
 * @throws Error with what the process said if a collection is not complete
 */
export async function collectInProcess(
  { aws, connectionString }: Pick<BenchEstate, 'aws' | 'connectionString'>,
  at: Date,
  collectors: Collector[],
): Promise<CollectingRun> {
  await aws.setClock(at);
  const script = fileURLToPath(new URL('collecting-child.ts', import.meta.url));
  const task: CollectingTask = { connectionString, at: at.toISOString(), collectors };
  const child = spawn(process.execPath, [...collectingFlags, script, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`The collecting process ended with code ${code}: ${complaints.trim()}`);
  return JSON.parse(output) as CollectingRun;
}
