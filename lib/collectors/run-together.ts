/**
 * Runs tasks at once under a signal that aborts when `signal` does or when one of them throws. Ends only when
 * all have ended, so that nothing runs on behind the caller's back; then throws what the first threw.
 */
export async function runTogether(
  signal: AbortSignal,
  tasks: ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let first: { error: unknown } | null = null;
  const guarded = tasks.map(async (task) => {
    try {
      await task(either);
    } catch (error) {
      first ??= { error };
      stop.abort(error);
    }
  });
  await Promise.all(guarded);
  signal.throwIfAborted();
  const failed = first as { error: unknown } | null;
  if (failed !== null) throw failed.error;
}
