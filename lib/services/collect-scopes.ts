import { now } from '#lib/clock/now.ts';
import { openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import { connectionStringOf } from '#lib/db/client.ts';
import { readInstallationKey } from '#lib/db/installation.ts';
import type { Trigger } from '#lib/domain/collections.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { type AccountDoor, createAccountDoor } from './account-door.ts';
import type { Context } from './context.ts';
import { rollUpAccount } from './roll-up-account.ts';
import { type CollectionResult, runCollection, type SkippedScope } from './run-collection.ts';

/** One pass over some scopes. */
export type CollectScopes = {
  ctx: Context;
  /** Those of one account in the order in which they are collected. */
  scopes: readonly Scope[];
  /** Else one is opened for this pass. */
  door?: AccountDoor;
  trigger?: Trigger;
  /** The time that snapshots speak for. */
  clock?: () => Date;
  onProgress?: (progress: PassProgress) => void;
  signal: AbortSignal;
};

/** How far a pass is, and how far it is in the scope at hand; `toRead` is null while it is unknown. */
export type PassProgress = { done: number; total: number; scope: Scope; read: number; toRead: number | null };

/** What came of a pass, account by account. */
export type CollectionPass = { collections: CollectionResult[]; skipped: SkippedScope[] };

/** Scopes that are collected faster than this share a rollup. */
const rollUpEveryMs = 5_000;

/**
 * Collects scopes: those of one account one after the other, accounts side by side.
 *
 * @returns how each collection ended, and which scopes were left out
 */
export async function collectScopes({
  ctx,
  scopes,
  door: given,
  trigger = 'command',
  clock = now,
  onProgress = () => {},
  signal,
}: CollectScopes): Promise<CollectionPass> {
  const { db, settings, actor } = ctx;
  const installationKey = await readInstallationKey(db);
  const locks = openAdvisoryLocks(connectionStringOf(db));
  const door = given ?? createAccountDoor(settings);
  let done = 0;
  const collectAccount = async (accountId: string, ofAccount: readonly Scope[]) => {
    const access = door.access(accountId);
    const pass: CollectionPass = { collections: [], skipped: [] };
    let rolledUpAtMs = performance.now();
    for (const scope of ofAccount) {
      signal.throwIfAborted();
      const tell = (read: number, toRead: number | null) =>
        onProgress({ done, total: scopes.length, scope, read, toRead });
      tell(0, null);
      const result = await runCollection(scope, {
        ...{ db, locks, settings, access, installationKey, trigger, clock, signal },
        actor: actor.name,
        onProgress: tell,
      });
      if ('reason' in result) pass.skipped.push(result);
      else pass.collections.push(result);
      if (performance.now() - rolledUpAtMs >= rollUpEveryMs) {
        await rollUpAccount(db, accountId, settings);
        rolledUpAtMs = performance.now();
      }
      done += 1;
      tell(0, null);
    }
    await rollUpAccount(db, accountId, settings);
    return pass;
  };
  try {
    const accounts = Map.groupBy(scopes, ({ accountId }) => accountId);
    const ended = await Promise.allSettled([...accounts].map((entry) => collectAccount(...entry)));
    const passes = ended.map((account) => {
      if (account.status === 'rejected') throw account.reason;
      return account.value;
    });
    return {
      collections: passes.flatMap(({ collections }) => collections),
      skipped: passes.flatMap(({ skipped }) => skipped),
    };
  } finally {
    if (given === undefined) door.close();
    await locks.close();
  }
}
