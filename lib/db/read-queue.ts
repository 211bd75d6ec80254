import type { Database } from '#lib/db/client.ts';
import { collectionQueues, deadLetterQueue } from '#lib/db/collection-queue.ts';
import type { Scope } from '#lib/domain/scopes.ts';

/** Jobs of the collection queues, by how far they are. Dead: all tries failed, and nothing has been collected since. */
export type QueueCounts = { waiting: number; active: number; failed: number; dead: number };

/** The queue's state; null while no worker has created it. Fails where the database or its tables are missing. */
export async function readQueue(db: Database): Promise<QueueCounts | null> {
  if (!(await isThere(db))) return null;
  const counts = await db.$queryRaw<QueueCounts[]>`
    SELECT count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      (SELECT count(*)::int FROM pgboss.job letter JOIN scopes s ON s.account_id = letter.data->>'accountId'
        AND s.region = letter.data->>'region' AND s.collector = letter.data->>'collector'
        WHERE letter.name = ${deadLetterQueue} AND s.retired_at IS NULL
          AND (s.complete_at IS NULL OR s.complete_at < letter.created_on)) AS dead
    FROM pgboss.job WHERE name = ANY(${Object.values(collectionQueues)}::text[])`;
  return counts[0] ?? null;
}

/** A scope that waits to be collected: since when, and when it is tried again if it has failed before. */
export type WaitingScope = Scope & { since: Date; retryAt: Date | null };

/** The scopes that wait in the queue, first come first. */
export async function readWaiting(db: Database): Promise<WaitingScope[]> {
  if (!(await isThere(db))) return [];
  return db.$queryRaw`
    SELECT data->>'accountId' AS "accountId", data->>'region' AS region, data->>'collector' AS collector,
      created_on AS since, CASE WHEN state = 'retry' THEN start_after END AS "retryAt"
    FROM pgboss.job WHERE state IN ('created', 'retry') AND name = ANY(${Object.values(collectionQueues)}::text[])
    ORDER BY created_on, id`;
}

/** Whether a worker, or whoever asked for a collection, has created the queue. */
async function isThere(db: Database): Promise<boolean> {
  const [row] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS "exists" FROM (SELECT count(*) FROM scopes) ready`;
  return row?.exists ?? false;
}
