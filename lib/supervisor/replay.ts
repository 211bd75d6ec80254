import { now } from '#lib/clock/now.ts';
import type { Database } from '#lib/db/client.ts';
import { readActiveScopes } from '#lib/db/scopes.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { collectScopes } from '#lib/services/collect-scopes.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';
import type { SimulatedSource } from '#lib/simulated-aws/child-process.ts';
import { actInHistory } from './history-acts.ts';
import { planRollCalls } from './roll-calls.ts';
import { scanSources } from './scan-sources.ts';

/** What a replay needs. `setClock` sets the clock of the simulated AWS. */
export type Replay = {
  db: Database;
  settings: Settings;
  startsAt: Date;
  setClock: (now: Date) => Promise<unknown>;
  /** The repositories and hosts beside AWS as they are at the clock's instant. */
  sources: () => Promise<SimulatedSource[]>;
  onProgress: (done: number, total: number, day: string) => void;
  signal: AbortSignal;
};

/**
 * Lets the real collectors take the roll call of every day since `startsAt` that they have not taken yet:
 * for each, the simulated AWS is set to that instant, all scopes are collected, repositories and hosts that have changed
 * are scanned, and people do what they did on that day.
 */
export async function replay({
  db,
  settings,
  startsAt,
  setClock,
  sources,
  onProgress,
  signal,
}: Replay): Promise<void> {
  const lastSeen = await readLastSeen(db);
  const rollCalls = planRollCalls(startsAt, earliest(lastSeen), now());
  let scopes: Scope[] | null = null;
  for (const [index, at] of rollCalls.entries()) {
    signal.throwIfAborted();
    onProgress(index, rollCalls.length, at.toISOString().slice(0, 10));
    await setClock(at);
    const ctx = {
      actor: { kind: 'system', name: 'demo' },
      visibleAccounts: 'all',
      ...{ db, settings, now: at },
    } as const;
    scopes ??= (await discoverEstate({ ctx, signal })).scopes;
    const unseen = scopes.filter((scope) => (lastSeen.get(scopeKey(scope)) ?? startsAt) < at);
    await collectScopes({ ctx, scopes: unseen, trigger: 'schedule', clock: () => at, signal });
    await scanSources(ctx, await sources());
    await actInHistory(ctx, startsAt, rollCalls.at(-1) ?? at);
  }
  onProgress(rollCalls.length, rollCalls.length, 'now');
}

async function readLastSeen(db: Database): Promise<Map<string, Date | null>> {
  const scopes = await readActiveScopes(db);
  return new Map(scopes.map((scope) => [scopeKey(scope), scope.completeAt]));
}

/** The instant up to which everything was seen; null if a scope never was, or there is none. */
function earliest(lastSeen: Map<string, Date | null>): Date | null {
  const times = [...lastSeen.values()];
  if (times.length === 0 || times.includes(null)) return null;
  return new Date(Math.min(...times.map((time) => time?.getTime() ?? 0)));
}
