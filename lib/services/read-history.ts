import type { HistoryEntry } from '#lib/domain/history.ts';
import type { Context } from './context.ts';
import { toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';

/** A history as answers hold it, with key ids as the actor may see them. */
export function toHistory<K extends string>(ctx: Context, entries: readonly HistoryEntry<K>[]) {
  const shown = (text: string | null) => (text === null ? null : shownText(ctx, text));
  return entries.map(({ at, changes }) => ({
    at: toTimestamp(at),
    changes: changes.map(({ kind, subject, before, after }) => ({
      kind,
      subject: shown(subject),
      before: shown(before),
      after: shown(after),
    })),
  }));
}
