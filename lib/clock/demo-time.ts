import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this process belongs to a demo: the supervisor names the demo's data folder in ROLECALL_DEMO. */
export function isDemo(): boolean {
  return demoFolder() !== undefined;
}

/**
 * By how much later it is than the machine's clock shows: what was let pass in the demo, 0 everywhere else. It is kept in
 * the demo's data folder, where all of its processes see it at once, and the next start does.
 *
 * @throws Error if the file that says so is damaged
 */
export function readAheadMs(): number {
  const folder = demoFolder();
  if (folder === undefined) return 0;
  const path = pathIn(folder);
  const text = readText(path);
  const aheadMs = text === null ? 0 : Number(text);
  if (Number.isSafeInteger(aheadMs) && aheadMs >= 0) return aheadMs;
  throw new Error(`${path} is damaged: delete it, and the demo's time is the machine's again.`);
}

/** Lets time pass in the demo, for all of its processes at once. Time never goes back. */
export function letPass(durationMs: number): void {
  const folder = demoFolder();
  if (folder === undefined || !(durationMs > 0)) throw new RangeError('Time passes in a demo, and forward.');
  const path = pathIn(folder);
  writeFileSync(`${path}.new`, `${readAheadMs() + Math.round(durationMs)}\n`);
  renameSync(`${path}.new`, path);
}

function demoFolder(): string | undefined {
  return process.env.ROLECALL_DEMO || undefined;
}

function pathIn(folder: string): string {
  return join(folder, 'ahead-ms');
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
