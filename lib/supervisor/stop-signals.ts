const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C can arrive two or three times: from the terminal, from npm and from a wrapper. */
const sameRequestMs = 700;

/** Tells when the operator wants everything to end. */
export type StopSignals = {
  /** Aborted by the first request. */
  signal: AbortSignal;
  /** Stops listening. */
  dispose: () => void;
};

/**
 * Listens for Ctrl-C, SIGTERM and the terminal's closing. The first aborts `signal`; a second one, not the
 * echo of the first, calls `force`.
 */
export function listenForStop(force: () => void, now: () => number = () => performance.now()): StopSignals {
  const stopping = new AbortController();
  let firstAt = 0;
  const onSignal = () => {
    if (!stopping.signal.aborted) {
      firstAt = now();
      stopping.abort();
    } else if (now() - firstAt > sameRequestMs) {
      force();
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  const dispose = () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  return { signal: stopping.signal, dispose };
}
