export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long an instance stays `pending` after a launch or start, as the simulated AWS has it. */
export const PENDING_MS = 8_000;
/** How long an instance stays `stopping`. */
export const STOPPING_MS = 20_000;
/** How long an instance stays `shutting-down`. */
export const SHUTTING_DOWN_MS = 30_000;
/** How long a terminated instance is still described. */
export const TERMINATED_VISIBLE_MS = 60 * MINUTE;
/** The least time between two changes of one resource, so that a daily roll call sees every state. */
export const QUIET_MS = 27 * HOUR;

/**
 * Moves an instant to a whole second between minute 3 and minute 57 of its hour, keeping the order of instants:
 * a roll call on the full hour then never falls into the seconds of a transition.
 */
export function offTheHour(at: number): number {
  const hour = Math.floor(at / HOUR) * HOUR;
  return Math.floor((hour + 3 * MINUTE + (at - hour) * 0.9) / 1000) * 1000;
}
