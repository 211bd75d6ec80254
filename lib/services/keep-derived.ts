import { createHash } from 'node:crypto';
import { noteDerivationDigest, readDerivationDigest } from '#lib/db/installation.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';

/** The settings that episodes and rollups depend on. */
function derivationDigest({ coverage, thresholds }: Settings): string {
  const { keyUnusedDays, newKeyGraceDays, keyQuietDays, keyInactiveDays, staleAfterHours } = thresholds;
  const { includeStopped, episodesOpenAtStart } = coverage;
  const ofKeys = { keyUnusedDays, newKeyGraceDays, keyQuietDays, keyInactiveDays };
  const settings = JSON.stringify({ ofKeys, staleAfterHours, includeStopped, episodesOpenAtStart });
  return createHash('sha256').update(settings).digest('hex');
}

/** Whether episodes and rollups were derived with other settings than the present ones: then `rebuild` is due. */
export async function isDerivationOutdated({ db, settings }: Context): Promise<boolean> {
  const digest = await readDerivationDigest(db);
  return digest !== null && digest !== derivationDigest(settings);
}

/** Notes that episodes and rollups follow from the present settings. */
export async function noteDerivation({ db, settings }: Context): Promise<void> {
  await noteDerivationDigest(db, derivationDigest(settings));
}
