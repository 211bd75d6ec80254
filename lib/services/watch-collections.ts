import { setTimeout as sleep } from 'node:timers/promises';
import type { CollectionEnded, LiveScopes } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import type { Database } from '#lib/db/client.ts';
import { type LiveCollectionRow, readLiveCollections } from '#lib/db/read-live-collections.ts';
import { readWaiting } from '#lib/db/read-queue.ts';
import type { Context } from './context.ts';
import { toProgress } from './list-collections.ts';
import { toWaiting } from './list-scopes.ts';
import { toTimestamp } from './read-filter.ts';

/** What a follower is told: what runs and waits when it has changed, what has ended, and that nothing more will come. */
export type CollectionFollower = {
  onScopes: (scopes: LiveScopes) => void;
  onEnded: (collection: CollectionEnded) => void;
  /** The database no longer answers. */
  onLost: () => void;
};

const lookEveryMs = 1_000;
/** Collections shorter than the time between two looks, and clocks that differ. */
const marginMs = 30_000;

/** One look at the database a second for all followers of a process; none without followers. */
type Watch = { follow: (follower: CollectionFollower) => Promise<() => void> };

const watches = new WeakMap<Database, Watch>();

/**
 * Follows what is being collected. The follower is told how it stands at once, and then what changes.
 *
 * @returns what ends it
 * @throws what the database throws at the first look
 */
export function watchCollections(
  { db, visibleAccounts }: Context,
  follower: CollectionFollower,
): Promise<() => void> {
  const watch = watches.get(db) ?? createWatch(db);
  watches.set(db, watch);
  if (visibleAccounts === 'all') return watch.follow(follower);
  const isVisible = ({ accountId }: { accountId: string }) => visibleAccounts.includes(accountId);
  return watch.follow({
    ...follower,
    onScopes: ({ running, waiting }) =>
      follower.onScopes({ running: running.filter(isVisible), waiting: waiting.filter(isVisible) }),
    onEnded: (collection) => isVisible(collection) && follower.onEnded(collection),
  });
}

function createWatch(db: Database): Watch {
  const followers = new Set<CollectionFollower>();
  let memory = emptyMemory();
  let isLooking = false;

  const look = async () => {
    const seen = await lookAt(db, memory);
    const hasChanged = JSON.stringify(seen.scopes) !== JSON.stringify(memory.scopes);
    memory = seen.memory;
    for (const follower of followers) {
      for (const collection of seen.ended) follower.onEnded(collection);
      if (hasChanged) follower.onScopes(seen.scopes);
    }
  };
  const keepLooking = async () => {
    isLooking = true;
    while (followers.size > 0) {
      await sleep(lookEveryMs, undefined, { ref: false });
      if (followers.size > 0) await look().catch(loseAll);
    }
    isLooking = false;
  };
  const loseAll = () => {
    const lost = [...followers];
    followers.clear();
    for (const follower of lost) follower.onLost();
  };

  return {
    follow: async (follower) => {
      if (followers.size === 0) memory = emptyMemory();
      const { scopes, memory: first } = await lookAt(db, memory);
      if (followers.size === 0) memory = first;
      follower.onScopes(scopes);
      followers.add(follower);
      if (!isLooking) void keepLooking();
      return () => {
        followers.delete(follower);
      };
    },
  };
}

/** What is known from the looks before. */
type Memory = { scopes: LiveScopes | null; running: LiveCollectionRow[]; told: Set<string> | null };

function emptyMemory(): Memory {
  return { scopes: null, running: [], told: null };
}

async function lookAt(db: Database, { running, told }: Memory) {
  const recently = new Date(now().getTime() - marginMs);
  const begun = new Date(
    Math.min(recently.getTime(), ...running.map(({ startedAt }) => startedAt.getTime())),
  );
  const [rows, waiting] = await Promise.all([
    readLiveCollections(
      db,
      { begun, ended: recently },
      running.map(({ id }) => id),
    ),
    readWaiting(db),
  ]);
  const unfinished = rows.filter(({ finishedAt }) => finishedAt === null);
  const over = rows.flatMap((row) => toEnded(row) ?? []);
  const scopes: LiveScopes = {
    running: unfinished.map(toLive),
    waiting: waiting.map((scope) => {
      const { accountId, region, collector } = scope;
      return { accountId, region, collector, ...toWaiting(scope) };
    }),
  };
  return {
    scopes,
    // What had ended before the first look is no news.
    ended: told === null ? [] : over.filter(({ id }) => !told.has(id)),
    memory: { scopes, running: unfinished, told: new Set(over.map(({ id }) => id)) },
  };
}

function toLive(row: LiveCollectionRow): LiveScopes['running'][number] {
  const { id, accountId, accountName, region, collector, trigger, startedAt } = row;
  return {
    ...{ id, accountId, accountName, region, collector, trigger },
    startedAt: toTimestamp(startedAt),
    progress: toProgress(row.progress),
    isCancelling: row.cancelRequestedAt !== null,
  };
}

function toEnded(row: LiveCollectionRow): CollectionEnded | null {
  const { id, accountId, accountName, region, collector, trigger, issueCount, isCancelled } = row;
  const { outcome, finishedAt, startedAt } = row;
  if (finishedAt === null || outcome === null) return null;
  return {
    ...{ id, accountId, accountName, region, collector, trigger, outcome, issueCount, isCancelled },
    finishedAt: toTimestamp(finishedAt),
    seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
  };
}
