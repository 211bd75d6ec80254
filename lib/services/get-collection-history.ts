import type { CollectionHistory, CollectionHistoryInput } from '#lib/api/schemas.ts';
import { type CollectionHistoryRow, readCollectionHistory } from '#lib/db/read-collection-history.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

/** How the newest collections of each scope went, over some days. */
export async function getCollectionHistory({
  ctx,
  input,
}: {
  ctx: Context;
  input: CollectionHistoryInput;
}): Promise<CollectionHistory> {
  const to = readInstant(ctx, input.at).at;
  const from = new Date(to.getTime() - input.days * dayMs);
  const rows = await readCollectionHistory(ctx.db, resourceFilter(ctx, input), { from, to }, input);
  const scopes = Map.groupBy(rows, scopeKey);
  return {
    from: toTimestamp(from),
    to: toTimestamp(to),
    scopes: [...scopes.values()].map(toScopeHistory),
  };
}

function toScopeHistory(rows: CollectionHistoryRow[]): CollectionHistory['scopes'][number] {
  const [{ accountId, region, collector }] = rows as [CollectionHistoryRow];
  return { accountId, region, collector, collections: rows.flatMap((row) => toRun(row) ?? []) };
}

function toRun({ id, startedAt, seconds, outcome, isCancelled, calls, issueCount }: CollectionHistoryRow) {
  if (id === null) return null;
  return { id, startedAt: toTimestamp(startedAt), seconds, outcome, isCancelled, calls, issueCount };
}
