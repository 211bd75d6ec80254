import type { Mute } from '#lib/api/schemas.ts';
import type { Database } from '#lib/db/client.ts';
import { type MuteRow, readMutesById } from '#lib/db/mutes.ts';
import { notFound } from './errors.ts';
import { toMute } from './list-mutes.ts';
import { isUuid } from './uuid.ts';

/**
 * A mute that has not ended.
 *
 * @throws ServiceError if there is none with this id
 */
export async function readStandingMute(db: Database, id: string): Promise<MuteRow> {
  const [found] = isUuid(id) ? await readMutesById(db, [id]) : [];
  if (found === undefined || found.endedAt !== null) throw notFound('mute that stands', id);
  return found;
}

/** A mute that is known to be there, as answers hold it. */
export async function readMute(db: Database, id: string): Promise<Mute> {
  const [found] = await readMutesById(db, [id]);
  if (found === undefined) throw new Error(`The mute ${id} is not there.`);
  return toMute(found);
}
