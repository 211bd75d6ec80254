import type { Database, Transaction } from '#lib/db/client.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { deleteRollups, type RollupInstant, readRollupInstants, writeRollups } from '#lib/db/rollups.ts';
import { takeRollupsDue } from '#lib/db/scopes.ts';
import { limitWaiting } from '#lib/db/triage.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { coverageInstant } from './read-filter.ts';

/**
 * Brings an account's rollups up to date with what its collections have recorded. Does nothing if they are.
 * What is due is kept with the scopes: a worker that dies in between leaves it to the next one.
 *
 * @param patienceMs how long it waits for whoever records something of the account; null: until they have
 * @throws the database's error if it gave up waiting
 */
export async function rollUpAccount(
  db: Database,
  accountId: string,
  settings: Settings,
  patienceMs: number | null = null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    if (patienceMs !== null) await limitWaiting(tx, patienceMs);
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
  const instants = await readRollupInstants(tx, accountId, since);
  const days = Map.groupBy(instants, ({ day }) => day);
  await deleteRollups(tx, accountId, [...days.keys()]);
  const latest = instants.at(-1)?.day;
  for (const [day, ofDay] of days) {
    for (const { asOf, flowsFrom, isRetired, regions } of placesOf(ofDay)) {
      const isLatest = day === latest && !isRetired;
      await writeRollups(
        tx,
        { accountId, day, asOf, flowsFrom, regions },
        { ...settings, ...coverageInstant({ settings }, { at: asOf, isLatest }) },
      );
    }
  }
}

/** Regions that speak for the same instant and time are counted together. */
function placesOf(
  ofDay: RollupInstant[],
): { asOf: Date; flowsFrom: string; isRetired: boolean; regions: string[] }[] {
  const speaking = ofDay.filter((instant) => instant.region !== null);
  const groups = Map.groupBy(
    speaking,
    ({ asOf, flowsFrom, isRetired }) => `${asOf.getTime()} ${flowsFrom} ${isRetired}`,
  );
  return [...groups.values()].flatMap((places) => {
    const [first] = places;
    return first ? [{ ...first, regions: places.map(({ region }) => region) }] : [];
  });
}
