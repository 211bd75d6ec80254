import { setTimeout as sleep } from 'node:timers/promises';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from '#lib/services/context.ts';
import { endPassedMutes } from '#lib/services/end-passed-mutes.ts';
import { getBulkAct } from '#lib/services/get-bulk-act.ts';
import { muteByPattern } from '#lib/services/mute-by-pattern.ts';

const mutesOnDay = 30;
const mutesForDays = 20;

/**
 * What people do while the demo's history is replayed, by its clock: a month in, somebody mutes the old keys for twenty
 * days. It ends by that clock, too.
 *
 * @param startsAt when the history begins
 * @param endsAt when it ends: what would reach beyond is not begun
 */
export async function actInHistory(ctx: Context, startsAt: Date, endsAt: Date): Promise<void> {
  await endPassedMutes(ctx);
  const day = Math.round((ctx.now.getTime() - startsAt.getTime()) / dayMs);
  const until = new Date(ctx.now.getTime() + mutesForDays * dayMs);
  if (day !== mutesOnDay || until > endsAt) return;
  const ada: Context = { ...ctx, actor: { kind: 'operator', name: 'ada' } };
  const pattern = { rule: 'key-old', account: null, owner: null, tag: null, resource: null } as const;
  const reason = 'Every key is rotated this month: nobody is to be asked twice.';
  const { bulkAct } = await muteByPattern({ ctx: ada, input: { pattern, reason, until } });
  while ((await getBulkAct({ ctx: ada, input: bulkAct })).finishedAt === null) await sleep(20);
}
