import { formatSeconds } from '#components/format/durations.ts';
import { formatInstant } from '#components/format/times.ts';
import type { PastCollection } from '#lib/api/schemas.ts';
import { collectionsWords as words } from '#words/collections.ts';

/** A collection as a cell of the grid: its look, and in words all that the look stands for. */
export type HistoryCell = { id: string; look: keyof typeof words.standings; title: string };

/** The cell of a collection. */
export function historyCell(run: PastCollection, timeZone: string): HistoryCell {
  const { id, startedAt, outcome, isCancelled, seconds, calls, issueCount } = run;
  const look = isCancelled ? 'cancelled' : outcome;
  const took = seconds === null ? '' : formatSeconds(seconds);
  const title = words.cell(
    words.standings[look],
    formatInstant(startedAt, timeZone),
    took,
    calls,
    issueCount,
  );
  return { id, look, title };
}

/** Where a key leads to in a row of cells; null if it leads nowhere. */
export function cellAfterKey(key: string, index: number, count: number): number | null {
  const target = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}
