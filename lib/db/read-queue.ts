import type { Database } from '#lib/db/client.ts';

/** Jobs of the collection queue, by how far they are. */
export type QueueCounts = { waiting: number; active: number; failed: number };

/** The queue's state; null while no worker has created it. Fails where the database or its tables are missing. */
export async function readQueue(db: Database): Promise<QueueCounts | null> {
  const [row] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS "exists" FROM (SELECT count(*) FROM scopes) ready`;
  if (!row?.exists) return null;
  const counts = await db.$queryRaw<QueueCounts[]>`
    SELECT count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      count(*) FILTER (WHERE state = 'failed')::int AS failed
    FROM pgboss.job`;
  return counts[0] ?? null;
}
