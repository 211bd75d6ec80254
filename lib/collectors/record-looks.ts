import type { UserDataLook } from './collector.ts';

/** Stores looks in small batches, in turn. */
export type LookRecorder = {
  add: (look: UserDataLook) => Promise<void>;
  /** Stores what is left. */
  flush: () => Promise<void>;
};

const mostLooks = 50;
const longestMs = 2_000;

/** A recorder that stores 50 looks at once, or what there is after two seconds, so that a run that is killed loses little. */
export function createLookRecorder(
  record: (looks: UserDataLook[]) => Promise<void>,
  nowMs: () => number,
): LookRecorder {
  let looks: UserDataLook[] = [];
  let storedAtMs = nowMs();
  let turn: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    turn = turn.then(async () => {
      if (looks.length === 0) return;
      const batch = looks;
      looks = [];
      storedAtMs = nowMs();
      await record(batch);
    });
    return turn;
  };
  return {
    add: async (look) => {
      looks.push(look);
      if (looks.length >= mostLooks || nowMs() - storedAtMs >= longestMs) await flush();
    },
    flush,
  };
}
