import type { Mute, MutesInput, MutesList } from '#lib/api/schemas.ts';
import { mutePattern } from '#lib/api/schemas.ts';
import { countMutes, type MuteRow, readMutes } from '#lib/db/mutes.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { toNullableTimestamp, toTimestamp } from './read-filter.ts';

/** The mutes that stand, or those that have ended, the newest first. */
export async function listMutes({ ctx, input }: { ctx: Context; input: MutesInput }): Promise<MutesList> {
  await endPassedMutes(ctx);
  const isStanding = input.state === 'standing';
  const [rows, total] = await Promise.all([readMutes(ctx.db, isStanding), countMutes(ctx.db, isStanding)]);
  return { data: rows.map(toMute), total };
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
