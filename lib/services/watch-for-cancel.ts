import type { Database } from '#lib/db/client.ts';
import { isCancelRequested } from '#lib/db/collection-log.ts';

/** Why a collection's signal aborts that a person has stopped. */
export class CollectionCancelled extends Error {
  override readonly name = 'CollectionCancelled';

  constructor() {
    super('The collection was cancelled.');
  }
}

/** Watches one running collection until `stop`. */
export type CancelWatch = {
  /** Aborts with `CollectionCancelled` once somebody has asked the collection to stop. */
  signal: AbortSignal;
  /** Looks at once, in place of waiting for the next look. */
  look: () => Promise<void>;
  stop: () => void;
};

const lookEveryMs = 1_000;

/** Looks every second whether somebody has asked a collection to stop. A database that does not answer cancels nothing. */
export function watchForCancel(db: Database, accountId: string, collectionId: string): CancelWatch {
  const cancelled = new AbortController();
  const look = async () => {
    if (await isCancelRequested(db, accountId, collectionId)) cancelled.abort(new CollectionCancelled());
  };
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const lookLater = () => {
    timer = setTimeout(async () => {
      await look().catch(() => {});
      if (!isStopped && !cancelled.signal.aborted) lookLater();
    }, lookEveryMs).unref();
  };
  lookLater();
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  return { signal: cancelled.signal, look, stop };
}
