import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import type { Outcome } from '#lib/domain/collections.ts';
import type { Collector } from '#lib/domain/scopes.ts';

const { sql } = Prisma;

/** A scope, and one of its collections; a scope without any has one row whose `id` is null. */
export type CollectionHistoryRow = {
  accountId: string;
  region: string;
  collector: Collector;
  id: string | null;
  startedAt: Date;
  seconds: number | null;
  outcome: Outcome | 'running';
  isCancelled: boolean;
  calls: number;
  issueCount: number;
};

/** The newest collections of each scope that is collected, which began in a period; each scope's oldest first. */
export async function readCollectionHistory(
  db: Database,
  filter: ResourceFilter,
  period: { from: Date; to: Date },
  wanted: { perScope: number; collector?: readonly string[] | undefined },
): Promise<CollectionHistoryRow[]> {
  const newest = sql`
    SELECT * FROM collections c
    WHERE c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector
      AND c.started_at >= ${time(period.from)} AND c.started_at <= ${time(period.to)}
    ORDER BY c.started_at DESC LIMIT ${wanted.perScope}::int`;
  return db.$queryRaw`
    SELECT s.account_id AS "accountId", s.region, s.collector, c.id::text AS id, c.started_at AS "startedAt",
      extract(epoch FROM c.finished_at - c.started_at)::float8 AS seconds, coalesce(c.outcome, 'running') AS outcome,
      coalesce(c.issues @> '[{"code": "cancelled"}]', false) AS "isCancelled",
      (SELECT coalesce(sum(n::int), 0)::int FROM jsonb_each_text(c.calls) AS called(action, n)) AS calls,
      jsonb_array_length(c.issues) AS "issueCount"
    FROM scopes s LEFT JOIN LATERAL (${newest}) c ON true
    WHERE (s.retired_at IS NULL OR s.retired_at > ${time(period.to)}) ${matching('s', filter, ['account', 'region'])}
      ${among(sql`s.collector`, wanted.collector)}
    ORDER BY s.account_id, s.region, s.collector, c.started_at`;
}
