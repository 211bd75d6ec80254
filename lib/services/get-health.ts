import type { Health } from '#lib/api/schemas.ts';
import { type QueueCounts, readQueue } from '#lib/db/read-queue.ts';
import type { Context } from './context.ts';
import { toUnavailable } from './read-availability.ts';
import { toTimestamp } from './read-filter.ts';

const noJobs = { waiting: 0, active: 0, failed: 0, dead: 0 };
const unknownQueue = { state: 'unavailable' as const, detail: 'It lies in the database.', ...noJobs };
const noQueue = {
  state: 'unavailable' as const,
  detail: 'No worker has run on this database yet. Start one: `rolecall start`, or `rolecall worker`.',
  ...noJobs,
};

/** Whether requests can be served: the database answers and has its tables, and the queue exists. */
export async function getHealth({ ctx }: { ctx: Pick<Context, 'db' | 'now'> }): Promise<Health> {
  try {
    return healthOf(ctx.now, await readQueue(ctx.db));
  } catch (error) {
    return unhealthy(
      ctx.now,
      toUnavailable(error)?.message ?? "The database fails; the server's log says why.",
    );
  }
}

/** The health of a process that cannot use its database. */
export function unhealthy(now: Date, detail: string): Health {
  const database = { state: 'unavailable' as const, detail };
  return { live: true, ready: false, at: toTimestamp(now), database, queue: unknownQueue };
}

function healthOf(now: Date, counts: QueueCounts | null): Health {
  return {
    live: true,
    ready: counts !== null,
    at: toTimestamp(now),
    database: { state: 'ok', detail: null },
    queue: counts === null ? noQueue : { state: 'ok', detail: null, ...counts },
  };
}
