import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#lib/config/operator-error.ts';
import { readProcessStart } from './embedded-process.ts';

const attempts = 5;

/** Who holds a data folder. */
type Holder = { pid: number; processStart: string; since: string };

/** A data folder that this process holds. */
export type FolderLock = { release: () => Promise<void> };

/**
 * Takes a data folder for this process. What a dead process left behind is taken over.
 *
 * @throws OperatorError naming the living process that holds it, and since when
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const path = join(dataDir, 'rolecall.lock');
  const own = `${path}.${randomUUID()}`;
  const text = JSON.stringify({
    pid: process.pid,
    processStart: readProcessStart(process.pid) ?? '',
    since: new Date().toISOString(),
  } satisfies Holder);
  await writeFile(own, text, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await tryLink(own, path)) return { release: () => release(path, text) };
      await removeStale(path, dataDir);
    }
  } finally {
    await rm(own, { force: true });
  }
  throw heldBy(dataDir, 'other processes that are starting just now');
}

/** A link appears whole or not at all, so nobody reads a lock that is half written. */
async function tryLink(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(path: string, dataDir: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return;
  const holder = parseHolder(text);
  if (holder && readProcessStart(holder.pid) === holder.processStart) {
    throw heldBy(dataDir, `process ${holder.pid}, since ${holder.since}`, holder.pid);
  }
  const aside = `${path}.${randomUUID()}`;
  const isOurs = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!isOurs) return;
  // Between reading and renaming, another process may have taken the lock over: then it gets it back.
  if ((await readFile(aside, 'utf8')) !== text) await tryLink(aside, path);
  await rm(aside, { force: true });
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, processStart, since } = JSON.parse(text);
    return Number.isInteger(pid) && pid > 0 ? { pid, processStart, since } : null;
  } catch {
    return null;
  }
}

async function release(path: string, text: string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) await rm(path, { force: true });
}

function heldBy(dataDir: string, who: string, pid?: number): OperatorError {
  return new OperatorError(`The data folder ${dataDir} is in use by ${who}.`, {
    next: `End that one first${pid ? ` (kill ${pid})` : ''}, or name another folder in ROLECALL_DATA_DIR.`,
  });
}
