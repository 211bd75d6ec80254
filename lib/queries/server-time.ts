/** By how much the server's time is ahead of this browser's clock, as far as is known. */
let aheadMs = 0;
const listeners = new Set<() => void>();

/** What time it is by the server, in the browser: whatever the clock here shows. */
export function serverNow(): Date {
  return serverTimeOf(Date.now());
}

/** The server's time for an instant that was read off the browser's clock. */
export function serverTimeOf(browserMs: number): Date {
  return new Date(browserMs + aheadMs);
}

/**
 * Follows what the server said the time was, in an answer that is just here.
 *
 * @param askedMs when it was asked, by the browser's clock
 */
export function followServer(said: string, askedMs: number): void {
  const offMs = clockError(Date.parse(said), askedMs + aheadMs, Date.now() + aheadMs);
  if (!(Math.abs(offMs) > 0)) return;
  aheadMs += offMs;
  for (const listener of listeners) listener();
}

/** Tells when the time is otherwise than it seemed. Returns what ends that. */
export function onServerTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * By how much a clock is at least wrong that showed `askedMs` before a question and `answeredMs` after its answer, when
 * what the answer said was true at some instant between them. 0 if it may be right.
 */
export function clockError(saidMs: number, askedMs: number, answeredMs: number): number {
  if (saidMs > answeredMs) return saidMs - answeredMs;
  return saidMs < askedMs ? saidMs - askedMs : 0;
}
