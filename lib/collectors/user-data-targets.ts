import type { UserDataTarget } from './collector.ts';

/** A target, and how many calls for it failed so far. */
export type QueuedTarget = { target: UserDataTarget; failures: number };

/** The targets still to be looked at. One that was put back comes before new ones. */
export type TargetQueue = {
  /** Null when there is none left, or after `stop`. */
  next: () => Promise<QueuedTarget | null>;
  putBack: (queued: QueuedTarget) => void;
  /** One more target has its look. */
  done: () => void;
  /** One more target was given up; how many so far. */
  fail: () => number;
  looked: () => number;
  stop: () => void;
  isStopped: () => boolean;
  /** Lets go of the source. */
  close: () => Promise<void>;
};

/** A queue that takes targets from their source only as they are wanted. */
export function createTargetQueue(
  targets: Iterable<UserDataTarget> | AsyncIterable<UserDataTarget>,
): TargetQueue {
  const source = oneByOne(targets);
  const putBack: QueuedTarget[] = [];
  let looked = 0;
  let failed = 0;
  let stopped = false;
  return {
    next: async () => {
      if (stopped) return null;
      const waiting = putBack.shift();
      if (waiting !== undefined) return waiting;
      const { done, value } = await source.next();
      return done === true ? null : { target: value, failures: 0 };
    },
    putBack: (queued) => {
      putBack.push(queued);
    },
    done: () => {
      looked += 1;
    },
    fail: () => {
      failed += 1;
      return failed;
    },
    looked: () => looked,
    stop: () => {
      stopped = true;
    },
    isStopped: () => stopped,
    close: async () => {
      await source.return();
    },
  };
}

async function* oneByOne(
  targets: Iterable<UserDataTarget> | AsyncIterable<UserDataTarget>,
): AsyncGenerator<UserDataTarget, void, void> {
  yield* targets;
}
