import { type DecisionsInput, type Mute, type MutesPage, mutePattern } from '#lib/api/schemas.ts';
import { countMutes, type MuteRow, muteSortKeys, readMutes } from '#lib/db/mutes.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

/** The mutes that stand, or those that have ended, a page at a time, the newest first. */
export async function listMutes({ ctx, input }: { ctx: Context; input: DecisionsInput }): Promise<MutesPage> {
  const page = readPageRequest(muteSortKeys, '-createdAt', input);
  await endPassedMutes(ctx);
  const isStanding = input.state === 'standing';
  const [rows, total] = await Promise.all([
    readMutes(ctx.db, isStanding, page),
    page.total ?? countMutes(ctx.db, isStanding),
  ]);
  return toCountedPage(rows, page, total, toMute);
}

/** A mute as answers hold it. */
export function toMute({ pattern, until, createdAt, endedAt, ...same }: MuteRow): Mute {
  return {
    ...same,
    pattern: pattern === null ? null : mutePattern.parse(pattern),
    until: toNullableTimestamp(until),
    createdAt: toTimestamp(createdAt),
    endedAt: toNullableTimestamp(endedAt),
  };
}
