import type { Annotations, AnnotationsInput } from '#lib/api/schemas.ts';
import { readNewestNotes } from '#lib/db/notes.ts';
import { readLacking } from '#lib/db/read-days.ts';
import { readSettingsChanges } from '#lib/db/settings-changes.ts';
import { collectionGaps } from '#lib/domain/collection-gaps.ts';
import type { Context } from './context.ts';
import { toNote } from './list-notes.ts';
import { readDayPeriod } from './read-day-period.ts';
import { resourceFilter, toTimestamp } from './read-filter.ts';
import { dayOf } from './read-trend-buckets.ts';

const most = 200;

/**
 * What charts mark on the days of a period: gaps of the collections, changes of the settings, and notes.
 *
 * @throws ServiceError for a period that makes no sense
 */
export async function listAnnotations({
  ctx,
  input,
}: {
  ctx: Context;
  input: AnnotationsInput;
}): Promise<Annotations> {
  const { from, to, first, last } = readDayPeriod(ctx, input);
  const filter = resourceFilter(ctx, input);
  const [lacking, changes, notes] = await Promise.all([
    readLacking(ctx.db, { filter, days: { first, last } }),
    readSettingsChanges(ctx.db, { from, to }, most),
    readNewestNotes(ctx.db, { accounts: filter.accounts, first, last }, most),
  ]);
  const beyond = (rows: readonly { total: number }[]) => (rows[0]?.total ?? 0) - rows.length;
  return {
    from: toTimestamp(from),
    to: toTimestamp(to),
    gaps: collectionGaps(lacking),
    settingsChanges: changes.map(({ at, keys }) => ({ day: dayOf(at), at: toTimestamp(at), keys })),
    notes: notes.map(toNote),
    omitted: beyond(changes) + beyond(notes),
  };
}
