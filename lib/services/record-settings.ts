import { readInstallationKey } from '#lib/db/installation.ts';
import { insertSettingsChange, lockSettings, readSettingsDigests } from '#lib/db/settings-changes.ts';
import { changedSettings, digestSettings } from '#lib/domain/settings-changes.ts';
import type { Context } from './context.ts';

/**
 * Notes with which settings the collectors run from now on, if they differ from those before. Of several workers that
 * start at once, one does.
 *
 * @returns the names of the settings that differ; none the first time
 */
export async function recordSettings({
  db,
  settings,
  now,
}: Pick<Context, 'db' | 'settings' | 'now'>): Promise<string[]> {
  const digests = digestSettings(settings, await readInstallationKey(db));
  return db.$transaction(async (tx) => {
    await lockSettings(tx);
    const before = await readSettingsDigests(tx);
    const keys = before === null ? [] : changedSettings(before, digests);
    if (before === null || keys.length > 0) await insertSettingsChange(tx, { at: now, keys, digests });
    return keys;
  });
}
