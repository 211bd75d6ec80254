import type { ChangesSummary, ChangesSummaryInput } from '#lib/api/schemas.ts';
import { countChanges } from '#lib/db/read-changes.ts';
import { type ChangeEvent, changeEvents } from '#lib/domain/changes.ts';
import type { Context } from './context.ts';
import { checkPeriod, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';

/**
 * What differs between two instants, counted by owner and by what happened, with some examples.
 *
 * @throws ServiceError for a period that makes no sense
 */
export async function summariseChanges({
  ctx,
  input,
}: {
  ctx: Context;
  input: ChangesSummaryInput;
}): Promise<ChangesSummary> {
  const { from, limit } = input;
  const { at: to } = readInstant(ctx, input.to, 'to');
  checkPeriod(from, to);
  const { totals, rows } = await countChanges(ctx.db, resourceFilter(ctx, input), { from, to }, limit);
  const ranked = rows.toSorted((one, other) => one.rank - other.rank);
  const owners = [...Map.groupBy(ranked, ({ owner }) => owner)].map(([owner, ofOwner]) => ({
    owner,
    count: ofOwner.reduce((sum, { count }) => sum + count, 0),
    changes: ofOwner.toSorted(byEvent).map(({ event, count, examples }) => ({
      event,
      count,
      examples: examples.map((example) => ({ ...example, resourceId: shownText(ctx, example.resourceId) })),
    })),
  }));
  return {
    from: toTimestamp(from),
    to: toTimestamp(to),
    totals: totals.toSorted(byEvent),
    owners,
    omittedOwners: (rows[0]?.owners ?? 0) - owners.length,
  };
}

function byEvent(one: { event: ChangeEvent }, other: { event: ChangeEvent }): number {
  return changeEvents.indexOf(one.event) - changeEvents.indexOf(other.event);
}
