import type { Transaction } from '#lib/db/client.ts';
import { readRollupDates, readRollupInstants, writeRollups } from '#lib/db/rollups.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { coverageInstant } from './read-filter.ts';

/** Which days of an account are to be counted anew. */
export type RollupDays = {
  accountId: string;
  /** Null: every region. */
  regions: string[] | null;
  /** From the day of this instant on; null: every day that has data. */
  since: Date | null;
};

/** Counts the days of an account anew from what the versions say. A day without a collection has no figures. */
export async function rollUpDays(
  tx: Transaction,
  { accountId, regions, since }: RollupDays,
  settings: Settings,
): Promise<void> {
  const days = await readRollupDates(tx, accountId, since);
  for (const day of days) {
    const instants = await readRollupInstants(tx, accountId, day);
    const wanted = instants.filter(({ region }) => regions === null || regions.includes(region));
    for (const [, places] of Map.groupBy(wanted, ({ asOf }) => asOf.getTime())) {
      const [first] = places;
      if (first === undefined) continue;
      await writeRollups(
        tx,
        { accountId, day, asOf: first.asOf, regions: places.map(({ region }) => region) },
        {
          ...settings,
          ...coverageInstant({ settings }, { at: first.asOf, isLatest: day === days.at(-1) }),
        },
      );
    }
  }
}
