import { setTimeout as sleep } from 'node:timers/promises';
import { type Progress, showTask } from '#lib/cli/progress.ts';
import { isAlive, type NotedProcess } from './noted-process.ts';

const lookEveryMs = 100;
const patienceMs = 20_000;

/**
 * Waits until the children of a killed run have ended, as they do when they notice, and says so. Those that take
 * too long are killed with whatever they started.
 */
export async function waitForLeftovers(
  leftovers: NotedProcess[],
  progress: Progress,
  waitMs: number = patienceMs,
): Promise<void> {
  const left = leftovers.filter(isAlive);
  if (left.length === 0) return;
  const pids = left.map(({ pid }) => pid).join(', ');
  await showTask(progress, `Processes of the last run, which was killed, end (${pids})`, () =>
    waitForEnd(left, waitMs),
  );
}

async function waitForEnd(leftovers: NotedProcess[], waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  let left = leftovers;
  while (left.length > 0 && Date.now() < until) {
    await sleep(lookEveryMs);
    left = left.filter(isAlive);
  }
  for (const { pid } of left) process.kill(-pid, 'SIGKILL');
}
