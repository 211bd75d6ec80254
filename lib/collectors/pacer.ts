import { setTimeout as wait } from 'node:timers/promises';
import type { Pacer } from './token-bucket.ts';

/** The machine's own monotonic clock. */
export const realPacer: Pacer = {
  nowMs: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
