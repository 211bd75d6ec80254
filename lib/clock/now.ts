import { readAheadMs } from './demo-time.ts';

/**
 * What time it is, for all that is recorded, counted or shown: the machine's, and in a demo as much later as time was let
 * pass there. The browser follows what the server says (lib/queries/server-time.ts). Durations need none of this.
 */
export function now(): Date {
  return afterMachine(new Date());
}

/** The time for an instant that was read off the machine's clock: what the queue notes in the database. */
export function afterMachine(instant: Date): Date {
  return new Date(instant.getTime() + readAheadMs());
}
