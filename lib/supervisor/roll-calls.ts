const dayMs = 86_400_000;
const rollCallMs = 23 * 3_600_000;

/** Midnight (UTC) of the first of `days` days, of which `now` is in the last. */
export function firstDay(now: Date, days: number): Date {
  return new Date(startOfDay(now) - (days - 1) * dayMs);
}

/**
 * When the demo takes the roll call: at 23:00 UTC of each day from `startsAt` on, and last of all now. Only
 * what lies after `after` is given: what was collected already stays as it is.
 */
export function planRollCalls(startsAt: Date, after: Date | null, now: Date): Date[] {
  const rollCalls: Date[] = [];
  for (let at = startOfDay(startsAt) + rollCallMs; at < now.getTime(); at += dayMs)
    rollCalls.push(new Date(at));
  return [...rollCalls, now].filter((at) => after === null || at > after);
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / dayMs) * dayMs;
}
