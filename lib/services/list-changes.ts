import type { ChangesInput, ChangesPage } from '#lib/api/schemas.ts';
import { changeSortKeys, readChanges } from '#lib/db/read-changes.ts';
import type { Context } from './context.ts';
import { checkPeriod, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toPage } from './read-page.ts';

/**
 * What differs between two instants, a page at a time.
 *
 * @throws ServiceError for a period that makes no sense
 */
export async function listChanges({
  ctx,
  input,
}: {
  ctx: Context;
  input: ChangesInput;
}): Promise<ChangesPage> {
  const { from } = input;
  const page = readPageRequest(changeSortKeys, 'resource', input);
  const { at: to } = readInstant(ctx, input.to, 'to');
  checkPeriod(from, to);
  const rows = await readChanges(ctx.db, resourceFilter(ctx, input), { from, to }, input.kind, page);
  const changes = toPage(rows, page, ({ at, ...same }) => ({
    ...same,
    resourceId: shownText(ctx, same.resourceId),
    at: toTimestamp(at),
  }));
  return { ...changes, from: toTimestamp(from), to: toTimestamp(to) };
}
