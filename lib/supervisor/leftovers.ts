import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type NotedProcess } from './data-folder.ts';

const lookEveryMs = 100;
const patienceMs = 20_000;

/**
 * Waits until the children of a killed run have ended, as they do when they notice. Those that take too
 * long are killed with whatever they started.
 */
export async function waitForLeftovers(
  leftovers: NotedProcess[],
  waitMs: number = patienceMs,
): Promise<void> {
  const until = Date.now() + waitMs;
  let left = leftovers.filter(isAlive);
  while (left.length > 0 && Date.now() < until) {
    await sleep(lookEveryMs);
    left = left.filter(isAlive);
  }
  for (const { pid } of left) process.kill(-pid, 'SIGKILL');
}
