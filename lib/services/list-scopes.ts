import type { ScopeState, ScopesInput, ScopesPage } from '#lib/api/schemas.ts';
import { afterMachine } from '#lib/clock/now.ts';
import { type CollectionRow, readCollectionsById } from '#lib/db/read-collections.ts';
import { readWaiting, type WaitingScope } from '#lib/db/read-queue.ts';
import { readScopeStates, type ScopeStateRow, scopeSortKeys } from '#lib/db/read-scope-states.ts';
import { cronOf, nextRun } from '#lib/domain/schedule.ts';
import { isStale, scopeKey } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { toCollection, toProgress } from './list-collections.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The state of every scope that is collected, now. */
export async function listScopes({ ctx, input }: { ctx: Context; input: ScopesInput }): Promise<ScopesPage> {
  const page = readPageRequest(scopeSortKeys, 'scope', input);
  const rows = await readScopeStates(ctx.db, resourceFilter(ctx, input), input, page);
  const ids = rows.flatMap(({ runningId, lastId }) => [runningId, lastId]).filter((id) => id !== null);
  const [collections, waiting] = await Promise.all([readCollectionsById(ctx.db, ids), readWaiting(ctx.db)]);
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const waitingByKey = new Map(waiting.map((scope) => [scopeKey(scope), scope]));
  return toPage(rows, page, (row) => toScopeState(ctx, row, byId, waitingByKey.get(scopeKey(row))));
}

function toScopeState(
  ctx: Context,
  row: ScopeStateRow,
  byId: Map<string, CollectionRow>,
  waiting: WaitingScope | undefined,
): ScopeState {
  const { accountId, region, collector, completeAt } = row;
  const running = row.runningId === null ? undefined : byId.get(row.runningId);
  const last = row.lastId === null ? undefined : byId.get(row.lastId);
  return {
    ...{ accountId, region, collector },
    completeAt: toNullableTimestamp(completeAt),
    isStale: isStale(completeAt, ctx.now, ctx.settings.thresholds.staleAfterHours),
    running: running
      ? {
          id: running.id,
          startedAt: toTimestamp(running.startedAt),
          progress: toProgress(running.progress),
          isCancelling: running.cancelRequestedAt !== null,
        }
      : null,
    waiting: waiting ? toWaiting(waiting) : null,
    last: last ? toCollection(ctx, last) : null,
    nextRunAt: toTimestamp(nextRun(cronOf(collector, ctx.settings.schedule), ctx.now)),
  };
}

/** A place in the queue as answers hold it. */
export function toWaiting({ since, retryAt }: WaitingScope) {
  return {
    since: toTimestamp(afterMachine(since)),
    retryAt: toNullableTimestamp(retryAt && afterMachine(retryAt)),
  };
}
