import type { Instance } from '../estate/model.ts';
import { type Observation, observe } from './observation.ts';

/** One unbroken period in which an instance ran without a role, and at which roll calls that came to light. */
export type Episode = {
  readonly instance: Instance;
  readonly opened: number;
  readonly seenAt: number;
  readonly end: {
    readonly at: number;
    readonly by: 'role' | 'termination' | 'stop';
    readonly seenAt: number;
  } | null;
};

/** The episodes of one instance as roll calls at the given instants, in ascending order, find them. */
export function episodesOf(instance: Instance, rollCalls: readonly number[]): Episode[] {
  const episodes: Episode[] = [];
  let open: { opened: number; seenAt: number } | null = null;
  let uncoveredAt = 0;
  let before: Observation | null = null;
  for (const rollCall of rollCalls) {
    const seen = observe(instance, rollCall);
    if (!seen && !before) continue;
    const isOpen = seen?.phase === 'running' && !seen.covered;
    if (open && !isOpen) {
      episodes.push({ instance, ...open, end: endOf(uncoveredAt, seen, rollCall) });
      open = null;
    } else if (!open && isOpen)
      open = { opened: openingOf(instance, before, seen, rollCall), seenAt: rollCall };
    if (isOpen) uncoveredAt = rollCall;
    if (seen?.phase !== 'pending') before = seen;
    if (!seen) break;
  }
  if (open) episodes.push({ instance, ...open, end: null });
  return episodes;
}

function openingOf(
  instance: Instance,
  before: Observation | null,
  seen: Observation,
  rollCall: number,
): number {
  if (!before) return instance.createdAt;
  return before.phase === 'stopped' ? seen.launchedAt : rollCall;
}

/** A profile that was on the instance while a roll call saw no role in it got one later, at a time that AWS does not say. */
function endOf(uncoveredAt: number, seen: Observation | null, rollCall: number): NonNullable<Episode['end']> {
  if (!seen) return { at: rollCall, by: 'termination', seenAt: rollCall };
  if (seen.phase === 'terminated') return { at: seen.phaseAt, by: 'termination', seenAt: rollCall };
  if (seen.phase === 'stopped') return { at: seen.phaseAt, by: 'stop', seenAt: rollCall };
  return { at: seen.associatedAt > uncoveredAt ? seen.associatedAt : rollCall, by: 'role', seenAt: rollCall };
}
