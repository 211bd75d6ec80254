import { z } from 'zod';
import type { FindingEvent } from '#lib/api/schemas.ts';
import { readMutesById } from '#lib/db/mutes.ts';
import type { FindingEventRow } from '#lib/db/read-findings.ts';
import type { Context } from './context.ts';
import { toNullableTimestamp, toTimestamp } from './read-filter.ts';

const storedFields = z.record(z.string(), z.json()).nullable().catch(null);

/** What happened to a finding, as answers hold it: with the mutes that its events speak of. */
export async function toEvents({ db }: Context, rows: readonly FindingEventRow[]): Promise<FindingEvent[]> {
  const events = rows.map(({ at, before, after, ...same }) => ({
    ...same,
    at: toTimestamp(at),
    ...{ before: storedFields.parse(before), after: storedFields.parse(after) },
  }));
  const ids = new Set(events.flatMap((event) => muteIdOf(event) ?? []));
  const mutes = new Map((await readMutesById(db, [...ids])).map((mute) => [mute.id, mute]));
  return events.map((event) => {
    const mute = mutes.get(muteIdOf(event) ?? '');
    if (mute === undefined) return { ...event, mute: null };
    const { id, reason, until } = mute;
    return { ...event, mute: { id, reason, until: toNullableTimestamp(until) } };
  });
}

/** The mute that an event put a finding under, or took it from. */
function muteIdOf({ before, after }: Pick<FindingEvent, 'before' | 'after'>): string | null {
  const id = after?.muteId ?? before?.muteId;
  return typeof id === 'string' ? id : null;
}
