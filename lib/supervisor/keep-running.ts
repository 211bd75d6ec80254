import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '#lib/config/operator-error.ts';
import type { Child } from './child.ts';
import type { ReadyValues } from './messages.ts';

/** How patient the supervisor is with a child that dies. */
export type Patience = {
  /** Waits before each new start; after the last one the supervisor gives up. */
  delaysMs: readonly number[];
  /** A child that lived this long has recovered: the count starts anew. */
  healthyAfterMs: number;
};

/** Five more starts in about half a minute. */
const usualPatience: Patience = {
  delaysMs: [500, 1_000, 3_000, 8_000, 15_000],
  healthyAfterMs: 60_000,
};

/** A child that is started again when it dies. */
export type KeptChild = {
  name: string;
  /** What it said when it was first ready; rejects if its first start fails. */
  ready: Promise<ReadyValues>;
  /** Resolves with the reason when it died too often; never if it is stopped. */
  givenUp: Promise<OperatorError>;
  stop: () => Promise<void>;
  kill: (signal?: NodeJS.Signals) => void;
};

/**
 * Keeps a child running. A first start that fails is not repeated: what is wrong then is the configuration.
 *
 * @param onDeath is told of every death, with the wait before the next start in milliseconds
 */
export function keepRunning(
  name: string,
  start: () => Child,
  onDeath: (reason: OperatorError, waitMs: number) => void,
  patience: Patience = usualPatience,
): KeptChild {
  const ending = new AbortController();
  const givenUp = Promise.withResolvers<OperatorError>();
  let child = start();
  const { ready } = child;

  const watch = async () => {
    await ready;
    let deaths = 0;
    while (true) {
      const startedAt = performance.now();
      const reason = await child.gone;
      if (ending.signal.aborted) return;
      if (performance.now() - startedAt > patience.healthyAfterMs) deaths = 0;
      const waitMs = patience.delaysMs[deaths];
      if (waitMs === undefined) return givenUp.resolve(diedTooOften(name, deaths + 1, reason));
      deaths += 1;
      child.kill();
      onDeath(reason, waitMs);
      await sleep(waitMs, undefined, { signal: ending.signal }).catch(() => {});
      if (ending.signal.aborted) return;
      child = start();
    }
  };
  watch().catch(() => {});

  const stop = async () => {
    ending.abort();
    await child.stop();
  };
  return { name, ready, givenUp: givenUp.promise, stop, kill: (signal) => child.kill(signal) };
}

function diedTooOften(name: string, deaths: number, reason: OperatorError): OperatorError {
  const next = reason.next ?? 'The log file tells more; if nothing there helps, run `rolecall doctor`.';
  return new OperatorError(`The ${name} process died ${deaths} times. The last time: ${reason.message}`, {
    next,
  });
}
