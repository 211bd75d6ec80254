/**
 * When bin/rolecall.js handed over from an older Node, the process that the operator sees is the one that
 * handed over. If that is killed, this one ends as if asked to.
 */
export function endWithWrapper(): void {
  if (process.env.ROLECALL_ENDS_WITH_PARENT === undefined) return;
  delete process.env.ROLECALL_ENDS_WITH_PARENT;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
