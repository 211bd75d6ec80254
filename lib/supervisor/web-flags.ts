/**
 * Node's flags for the process that serves the dashboard. A page on an estate of 100,000 instances makes some 40 MiB of
 * garbage; where the young generation has room for it, it is swept away while it is young, in milliseconds. What an idle
 * process would do to hand its memory back keeps the next page waiting for a third of a second.
 */
export const webFlags: readonly string[] = ['--max-semi-space-size=32', '--no-memory-reducer'];
