/**
 * What waits for the server while it is gone. Outside of React's state: that it is gone may be noticed first by whoever asks for
 * a page, or for a part of the program.
 */
const waiting = new Set<() => void>();
const listeners = new Set<() => void>();

/** Resolves once the server answers again. */
export function untilBack(): Promise<void> {
  return new Promise((resolve) => {
    waiting.add(resolve);
    for (const listener of listeners) listener();
  });
}

/** Whether something waits. */
export function isAwaited(): boolean {
  return waiting.size > 0;
}

/** Lets all that waits go on. */
export function goOn(): void {
  const awaited = [...waiting];
  waiting.clear();
  for (const resolve of awaited) resolve();
  for (const listener of listeners) listener();
}

/** Calls back whenever `isAwaited` may have changed; gives what ends that. */
export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
