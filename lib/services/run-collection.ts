import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { createCallCounter } from '#lib/aws/call-counter.ts';
import type { RoleServiceUses } from '#lib/collectors/collect-service-uses.ts';
import type { Batch, CollectorResult, CollectorRun } from '#lib/collectors/collector.ts';
import type { KeyListing } from '#lib/collectors/key-listings.ts';
import type { AdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { Database } from '#lib/db/client.ts';
import {
  beginCollection,
  endCollection,
  haveInstancesBeenSeen,
  noteProgress,
} from '#lib/db/collection-log.ts';
import { clearStaging, stageAssociations, stageResources } from '#lib/db/staging.ts';
import type { Issue, Outcome, Trigger } from '#lib/domain/collections.ts';
import type { ResourceKind } from '#lib/domain/inventory.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { checkAccount } from './check-account.ts';
import { collectScope } from './collect-scope.ts';
import { cancelledIssue, collectionLock, endAbandoned, nothingSeen } from './end-abandoned.ts';
import { recordSnapshot } from './record-snapshot.ts';
import { recordUserData } from './record-user-data.ts';
import { CollectionCancelled, watchForCancel } from './watch-for-cancel.ts';

/** What a collection is run with. */
export type CollectionWorld = {
  db: Database;
  locks: AdvisoryLocks;
  settings: Settings;
  access: AwsAccess;
  installationKey: Uint8Array;
  trigger: Trigger;
  actor: string;
  clock: () => Date;
  signal: AbortSignal;
  onProgress?: ((done: number, total: number | null) => void) | undefined;
  /** What is still to be done before anybody else may collect the scope. */
  afterwards?: (() => Promise<void>) | undefined;
};

/** How a collection ended. */
export type CollectionResult = {
  scope: Scope;
  outcome: Outcome;
  resources: Record<string, number>;
  issues: Issue[];
};

/** A scope that was not collected, and why: it will be, by somebody else or another time. */
export type SkippedScope = { scope: Scope; reason: 'being-collected' | 'no-inventory' };

const progressEveryMs = 1_000;

/**
 * Collects one scope and records what was seen. One that somebody else is collecting is left to them, and user data
 * is left until its instances are known: no look at none of them may pass for a complete one. What fails becomes an
 * issue of the collection; the signal's reason and an unreachable database are thrown.
 */
export async function runCollection(
  scope: Scope,
  world: CollectionWorld,
): Promise<CollectionResult | SkippedScope> {
  if (scope.collector === 'user-data' && !(await haveInstancesBeenSeen(world.db, scope)))
    return { scope, reason: 'no-inventory' };
  const result = await world.locks.hold(collectionLock(scope), async (lost) => {
    await endAbandoned(scope, world);
    const ended = await runLocked(scope, { ...world, signal: AbortSignal.any([world.signal, lost]) });
    await world.afterwards?.();
    return ended;
  });
  return result.acquired ? result.value : { scope, reason: 'being-collected' };
}

async function runLocked(scope: Scope, world: CollectionWorld): Promise<CollectionResult> {
  const { db, signal } = world;
  const startedAt = world.clock();
  const collection: RunningCollection = {
    scope,
    id: await beginCollection(db, scope, world.trigger, startedAt),
    readFinishedAt: stopwatch(startedAt),
    calls: createCallCounter(),
    staged: {},
    looked: 0,
    listings: [],
    serviceUses: [],
  };
  const cancel = watchForCancel(db, scope.accountId, collection.id);
  const until = AbortSignal.any([signal, cancel.signal]);
  try {
    const seen = await collect(collection, { ...world, signal: until });
    await cancel.look();
    until.throwIfAborted();
    return await record(collection, seen, world);
  } catch (error) {
    await fail(collection, error, { db, signal: until });
    if (!cancel.signal.aborted) signal.throwIfAborted();
    return { scope, outcome: 'failed', resources: {}, issues: [issueOf(error, until)] };
  } finally {
    cancel.stop();
  }
}

type RunningCollection = {
  scope: Scope;
  id: string;
  readFinishedAt: () => Date;
  calls: ReturnType<typeof createCallCounter>;
  staged: Partial<Record<ResourceKind, number>>;
  looked: number;
  listings: KeyListing[];
  serviceUses: RoleServiceUses[];
};

/** Measures how long a collection takes even where the clock that its snapshot speaks for stands still. */
function stopwatch(startedAt: Date): () => Date {
  const startedAtMs = performance.now();
  return () => new Date(startedAt.getTime() + performance.now() - startedAtMs);
}

async function collect(collection: RunningCollection, world: CollectionWorld): Promise<CollectorResult> {
  const { scope, id, calls } = collection;
  const { db, access, clock, actor, signal } = world;
  await checkAccount(access, scope.accountId, signal, calls);
  const result = await collectScope(scope, {
    ...world,
    calls,
    now: clock(),
    run: { write: writer(db, collection), signal, reportProgress: reporter(collection, world) },
    recordLooks: async (looks) => {
      await recordUserData(db, looks, {
        scope,
        collectionId: id,
        at: clock(),
        actor,
        settings: world.settings,
      });
      collection.looked += looks.length;
    },
    recordServiceUses: async (uses) => {
      collection.serviceUses = uses;
    },
    recordListings: async (listings) => {
      collection.listings = listings;
    },
  });
  await checkAccount(access, scope.accountId, signal, calls);
  return result;
}

function writer(db: Database, { id, staged }: RunningCollection): CollectorRun['write'] {
  return async (batch: Batch) => {
    if (batch.kind === 'associations') return stageAssociations(db, id, batch.resources);
    const added = await stageResources(db, id, batch.kind, batch.resources);
    staged[batch.kind] = (staged[batch.kind] ?? 0) + added;
  };
}

function reporter(
  { scope, id }: RunningCollection,
  { db, onProgress }: CollectionWorld,
): CollectorRun['reportProgress'] {
  let notedAtMs = performance.now();
  return (done, total) => {
    onProgress?.(done, total);
    if (performance.now() - notedAtMs < progressEveryMs) return;
    notedAtMs = performance.now();
    // Progress is a courtesy: a database that cannot take it will say so when it matters.
    noteProgress(db, scope.accountId, id, { done, total }).catch(() => {});
  };
}

async function record(
  collection: RunningCollection,
  { complete, seen, issues }: CollectorResult,
  world: CollectionWorld,
): Promise<CollectionResult> {
  const { scope, id, calls, staged, listings, serviceUses } = collection;
  const { db, clock, settings, actor } = world;
  const resources = scope.collector === 'user-data' ? { userData: collection.looked } : { ...staged };
  const end = { finishedAt: collection.readFinishedAt(), calls: calls.read(), resources, issues };
  if (!seen) {
    await clearStaging(db, id);
    await endCollection(db, scope.accountId, id, { ...end, seenAt: null, outcome: 'failed', changes: 0 });
    return { scope, outcome: 'failed', resources, issues };
  }
  const snapshot = {
    scope,
    collectionId: id,
    at: clock(),
    isComplete: complete,
    staged,
    listings,
    serviceUses,
    end,
    actor,
  };
  await recordSnapshot(db, snapshot, settings);
  return { scope, outcome: complete ? 'complete' : 'partial', resources, issues };
}

/** Ends the collection if the database can still be reached; otherwise the next collection of the scope does. */
async function fail(
  { scope, id, calls, readFinishedAt }: RunningCollection,
  error: unknown,
  { db, signal }: Pick<CollectionWorld, 'db' | 'signal'>,
): Promise<void> {
  try {
    await clearStaging(db, id);
    await endCollection(db, scope.accountId, id, {
      ...nothingSeen,
      finishedAt: readFinishedAt(),
      calls: calls.read(),
      issues: [issueOf(error, signal)],
    });
  } catch {}
}

function issueOf(error: unknown, signal: AbortSignal): Issue {
  if (signal.reason instanceof CollectionCancelled) return cancelledIssue;
  if (signal.aborted) {
    const message = 'The collection was stopped before it ended. The next one makes up for it.';
    return { code: 'interrupted', message };
  }
  if (error instanceof AwsFailure) return error.issue;
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `What was read could not be recorded: ${reason}` };
}
