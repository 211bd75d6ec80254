import type { Database, Transaction } from '#lib/db/client.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { deleteRollups, readRollupDates, readRollupInstants, writeRollups } from '#lib/db/rollups.ts';
import { takeRollupsDue } from '#lib/db/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { coverageInstant } from './read-filter.ts';

/**
 * Brings an account's rollups up to date with what its collections have recorded. Does nothing if they are.
 * What is due is kept with the scopes: a worker that dies in between leaves it to the next one.
 */
export async function rollUpAccount(db: Database, accountId: string, settings: Settings): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const since = await takeRollupsDue(tx, accountId);
    if (since !== null) await rollUpDays(tx, accountId, since, settings);
  });
}

/**
 * Counts an account's days anew from what the versions, episodes and findings say. A day without a collection
 * has no figures.
 *
 * @param since from the day that this instant lies in; null: every day that has data
 */
export async function rollUpDays(
  tx: Transaction,
  accountId: string,
  since: Date | null,
  settings: Settings,
): Promise<void> {
  const days = await readRollupDates(tx, accountId, since);
  for (const day of days) {
    await deleteRollups(tx, { accountId, day });
    const instants = await readRollupInstants(tx, accountId, day);
    const keyOf = ({ asOf, isRetired }: (typeof instants)[number]) => `${asOf.getTime()} ${isRetired}`;
    for (const [, places] of Map.groupBy(instants, keyOf)) {
      const [first] = places;
      if (first === undefined) continue;
      const { asOf, isRetired } = first;
      const isLatest = day === days.at(-1) && !isRetired;
      await writeRollups(
        tx,
        { accountId, day, asOf, regions: places.map(({ region }) => region) },
        { ...settings, ...coverageInstant({ settings }, { at: asOf, isLatest }) },
      );
    }
  }
}
