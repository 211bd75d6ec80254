import { randomUUID } from 'node:crypto';
import type { MadeMute, MuteInput } from '#lib/api/schemas.ts';
import { selectCaught } from '#lib/db/mutes.ts';
import { beginBulkAct } from './act-in-bulk.ts';
import { checkConfirmed } from './check-confirmed.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { preview } from './preview-mute.ts';
import { resourceFilter } from './read-filter.ts';
import { readMute } from './standing-mute.ts';
import { checkUntil } from './triage-change.ts';

/**
 * Mutes what a pattern catches: what stands now, by a bulk act that can be undone, and what opens or comes back while the
 * mute stands.
 *
 * @throws ServiceError if the pattern leaves nothing out and `confirm` is not the count; if it ends before it begins
 */
export async function muteByPattern({ ctx, input }: { ctx: Context; input: MuteInput }): Promise<MadeMute> {
  const { pattern, reason, until, confirm } = input;
  const { db, actor, now } = ctx;
  checkUntil(until, now);
  await endPassedMutes(ctx);
  const words = { catches: 'catches', would: 'mute', what: 'findings' };
  checkConfirmed(await preview(ctx, pattern), confirm, words);
  const id = randomUUID();
  const mute = { id, pattern, reason, until, createdBy: actor.name, at: now };
  const selected = await selectCaught(db, pattern, resourceFilter(ctx, {}).accounts);
  const bulkAct = await beginBulkAct(ctx, { act: { kind: 'mute', muteId: id }, mute, selected });
  return { mute: await readMute(db, id), bulkAct };
}
