import type { CollectionHistory, PastCollection } from '#lib/api/schemas.ts';
import type { ScopeLine } from './scope-row.tsx';

/**
 * What the collections that had begun by an instant tell of a scope. One that ended later ran at that time, and how it
 * would end was not known yet; where none is on record, nothing is known of how the scope stood.
 */
export function lineThen(
  { collections, ...scope }: CollectionHistory['scopes'][number],
  instant: string,
): ScopeLine {
  const runs = collections.map((run) => runThen(run, Date.parse(instant)));
  const newest = runs.at(-1);
  return {
    ...{ scope, runs },
    standing: newest === undefined ? null : newest.isCancelled ? 'cancelled' : newest.outcome,
    last: runs.findLast(({ outcome }) => outcome !== 'running') ?? null,
  };
}

function runThen(run: PastCollection, instantMs: number): PastCollection {
  const hasEnded = run.seconds !== null && Date.parse(run.startedAt) + run.seconds * 1000 <= instantMs;
  return hasEnded ? run : { ...run, outcome: 'running', isCancelled: false, seconds: null };
}
