import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { readInstallationKey } from '#lib/db/installation.ts';
import type { Trigger } from '#lib/domain/collections.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { type CollectionResult, runCollection } from './run-collection.ts';

/** One pass over some scopes. */
export type CollectScopes = {
  ctx: Context;
  /** In the order in which they are collected. */
  scopes: readonly Scope[];
  trigger?: Trigger;
  /** The time that snapshots speak for. */
  clock?: () => Date;
  onProgress?: (done: number, total: number, detail?: string) => void;
  signal: AbortSignal;
};

/** Collects scopes one after the other. A scope that somebody else is collecting is left to them. */
export async function collectScopes({
  ctx,
  scopes,
  trigger = 'command',
  clock = () => new Date(),
  onProgress = () => {},
  signal,
}: CollectScopes): Promise<CollectionResult[]> {
  const { db, settings, actor } = ctx;
  const installationKey = await readInstallationKey(db);
  const accesses = new Map<string, AwsAccess>();
  const results: CollectionResult[] = [];
  try {
    for (const [index, scope] of scopes.entries()) {
      signal.throwIfAborted();
      onProgress(index, scopes.length, scopeKey(scope));
      const access = accesses.get(scope.accountId) ?? openAccount(scope.accountId, settings);
      accesses.set(scope.accountId, access);
      const result = await runCollection(scope, {
        ...{ db, settings, access, installationKey, trigger, clock, signal },
        actor: actor.name,
        onProgress: (done, total) =>
          onProgress(index, scopes.length, `${scopeKey(scope)} ${countOf(done, total)}`),
      });
      if (result !== null) results.push(result);
    }
  } finally {
    for (const access of accesses.values()) access.close();
  }
  onProgress(scopes.length, scopes.length);
  return results;
}

/** The way into an account: as the settings say, else with the caller's own credentials. */
export function openAccount(accountId: string, { accounts }: Pick<Settings, 'accounts'>): AwsAccess {
  return createAwsAccess({ account: accounts?.find(({ id }) => id === accountId) ?? null });
}

function countOf(done: number, total: number | null): string {
  return total === null ? String(done) : `${done}/${total}`;
}
