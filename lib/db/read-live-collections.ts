import type { Database } from '#lib/db/client.ts';
import { time } from '#lib/db/read-filter.ts';
import type { Outcome } from '#lib/domain/collections.ts';
import type { Collector } from '#lib/domain/scopes.ts';

export type LiveCollectionRow = {
  id: string;
  accountId: string;
  accountName: string;
  region: string;
  collector: Collector;
  trigger: string;
  startedAt: Date;
  progress: unknown;
  cancelRequestedAt: Date | null;
  finishedAt: Date | null;
  outcome: Outcome | null;
  issueCount: number;
  isCancelled: boolean;
};

/**
 * The collections that run, and those that have ended of late.
 *
 * @param since.begun of those that have ended, only what began later
 * @param since.ended and only what ended later, or is one of `known`
 */
export async function readLiveCollections(
  db: Database,
  since: { begun: Date; ended: Date },
  known: readonly string[],
): Promise<LiveCollectionRow[]> {
  return db.$queryRaw`
    SELECT c.id::text AS id, c.account_id AS "accountId", coalesce(a.name, c.account_id) AS "accountName", c.region,
      c.collector, c.trigger, c.started_at AS "startedAt", c.progress, c.cancel_requested_at AS "cancelRequestedAt",
      c.finished_at AS "finishedAt", c.outcome, jsonb_array_length(c.issues) AS "issueCount",
      c.issues @> '[{"code": "cancelled"}]' AS "isCancelled"
    FROM collections c LEFT JOIN accounts a ON a.account_id = c.account_id
    WHERE c.finished_at IS NULL OR (c.started_at >= ${time(since.begun)}
      AND (c.finished_at >= ${time(since.ended)} OR c.id = ANY(${[...known]}::uuid[])))
    ORDER BY c.started_at, c.account_id, c.id`;
}
