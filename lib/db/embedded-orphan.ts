import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '#lib/config/operator-error.ts';
import { readCommandLine, signalProcess } from './embedded-process.ts';

const pollMs = 50;
/** How the signals ask PostgreSQL to stop, and how long each has before the next is tried. */
const requests: [NodeJS.Signals, seconds: number][] = [
  ['SIGINT', 20],
  ['SIGQUIT', 5],
  ['SIGKILL', 5],
];

/**
 * Ends a server that outlived whoever started it, and clears away what a killed server left.
 * To be called by the holder of the data folder's lock only.
 *
 * @throws OperatorError if it does not end
 */
export async function endOrphan(folder: string, log: (line: string) => void): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const pid = await readPid(path);
  if (pid === null) return;
  if (isServerOf(pid, folder)) {
    log(`Ending the PostgreSQL (process ${pid}) that an earlier Rolecall left behind.`);
    await endServer(pid, folder);
  }
  // PostgreSQL would believe any process of its own user that has that number by now.
  await rm(path, { force: true });
}

async function endServer(pid: number, folder: string): Promise<void> {
  for (const [signal, seconds] of requests) {
    signalProcess(pid, signal);
    for (let waited = 0; waited < seconds * 1000; waited += pollMs) {
      if (!isServerOf(pid, folder)) return;
      await wait(pollMs);
    }
  }
  throw new OperatorError(
    `The PostgreSQL that an earlier Rolecall left behind (process ${pid}) does not end.`,
    {
      next: `End it (kill -9 ${pid}) and start again.`,
    },
  );
}

function isServerOf(pid: number, folder: string): boolean {
  const command = readCommandLine(pid);
  return command?.includes('postgres') === true && command.includes(` -D ${folder} `);
}

async function readPid(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 1 ? pid : null;
}
