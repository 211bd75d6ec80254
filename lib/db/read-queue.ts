import type { Database } from '#lib/db/client.ts';
import type { Scope } from '#lib/domain/scopes.ts';

/** Jobs of the collection queue, by how far they are. */
export type QueueCounts = { waiting: number; active: number; failed: number };

/** The queue's state; null while no worker has created it. Fails where the database or its tables are missing. */
export async function readQueue(db: Database): Promise<QueueCounts | null> {
  if (!(await isThere(db))) return null;
  const counts = await db.$queryRaw<QueueCounts[]>`
    SELECT count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      count(*) FILTER (WHERE state = 'failed')::int AS failed
    FROM pgboss.job`;
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
    FROM pgboss.job WHERE state IN ('created', 'retry') AND name LIKE 'collect-%' ORDER BY created_on, id`;
}

/** Whether a worker, or whoever asked for a collection, has created the queue. */
async function isThere(db: Database): Promise<boolean> {
  const [row] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS "exists" FROM (SELECT count(*) FROM scopes) ready`;
  return row?.exists ?? false;
}
