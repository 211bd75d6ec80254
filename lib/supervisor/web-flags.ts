/**
 * Node's flags for the process that serves the dashboard. A page on an estate of 100,000 instances makes some 50 MiB of
 * garbage; where the young generation has room for that, it is swept away while it is young, in milliseconds.
 */
export const webFlags: readonly string[] = ['--max-semi-space-size=64'];
