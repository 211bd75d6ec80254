import { readSilentBulkActs } from '#lib/db/bulk-acts.ts';
import type { Context } from './context.ts';
import { silentMs } from './get-bulk-act.ts';
import { runBulkAct } from './run-bulk-act.ts';

/**
 * Goes on with the bulk acts of processes that have ended: what is still to be done stands in the database. They end as if
 * nothing had been, and can be undone from then on.
 *
 * @returns how many it has ended
 */
export async function takeOverBulkActs(ctx: Context): Promise<number> {
  const silent = await readSilentBulkActs(ctx.db, new Date(ctx.now.getTime() - silentMs));
  for (const bulkAct of silent) await runBulkAct(ctx, bulkAct);
  return silent.length;
}
