import { setImmediate } from 'node:timers/promises';

const mostMs = 10;

/**
 * Makes what a long computation calls between its steps: once it has kept the process busy for 10 ms, others who wait
 * for an answer are let in.
 */
export function createGiveWay(): () => Promise<void> {
  let busySinceMs = performance.now();
  return async () => {
    if (performance.now() - busySinceMs < mostMs) return;
    await setImmediate();
    busySinceMs = performance.now();
  };
}
