import type { Transaction } from '#lib/db/client.ts';
import { compareDerived, copyDerived, deleteAllRollups, derivedTables } from '#lib/db/derived-copies.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { forgetJudged, readRegions } from '#lib/db/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { deriveEpisodes } from './derive-episodes.ts';
import { noteDerivation } from './keep-derived.ts';
import { rollUpAccount, rollUpDays } from './roll-up-account.ts';

/** A rebuild of everything that follows from the versions. */
export type Rebuild = {
  ctx: Context;
  onProgress?: (done: number, total: number, detail?: string) => void;
  signal: AbortSignal;
};

/**
 * Derives every episode and rollup anew from the versions, one account a transaction, and keeps the result. The
 * next collection judges every instance and role anew.
 *
 * @returns how what was stored differed, a sentence a table of an account; empty if it was right
 */
export async function rebuild({
  ctx,
  onProgress = () => {},
  signal,
}: Rebuild): Promise<{ differences: string[] }> {
  const { db, settings } = ctx;
  const regions = Map.groupBy(await readRegions(db), ({ accountId }) => accountId);
  const differences: string[] = [];
  let done = 0;
  for (const [accountId, places] of regions) {
    signal.throwIfAborted();
    onProgress(done, regions.size, accountId);
    await rollUpAccount(db, accountId, settings);
    const ofAccount = places.map(({ region }) => region);
    differences.push(...(await db.$transaction((tx) => rebuildAccount(tx, accountId, ofAccount, settings))));
    done += 1;
  }
  await noteDerivation(ctx);
  onProgress(done, regions.size);
  return { differences };
}

async function rebuildAccount(
  tx: Transaction,
  accountId: string,
  regions: string[],
  settings: Settings,
): Promise<string[]> {
  await lockAccount(tx, accountId);
  await copyDerived(tx, accountId);
  for (const region of regions) await deriveEpisodes(tx, { accountId, region, instanceIds: null }, settings);
  await forgetJudged(tx, accountId);
  await deleteAllRollups(tx, accountId);
  await rollUpDays(tx, accountId, null, settings);
  const differences: string[] = [];
  for (const table of derivedTables) {
    const { was, is, examples } = await compareDerived(tx, accountId, table);
    if (was + is === 0) continue;
    differences.push(
      [
        `Account ${accountId}, ${table}: ${was} rows were not what the snapshots say; ${is} took their place.`,
        ...examples,
      ].join('\n  '),
    );
  }
  return differences;
}
