import type { Database, Transaction } from '#lib/db/client.ts';
import { type CollectionEnd, endCollection, readRecordedInstants } from '#lib/db/collection-log.ts';
import { deleteKeyListings, type KeyListingRow, writeKeyListings } from '#lib/db/key-listings.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { type RoleUsesRow, writeRoleUses } from '#lib/db/role-service-uses.ts';
import { markRollupsDue, markScopeSeen } from '#lib/db/scopes.ts';
import { analyzeStaging, clearStaging } from '#lib/db/staging.ts';
import {
  beginVersions,
  compareStaged,
  endExposuresOfGoneInstances,
  endVersions,
  type VersionScope,
} from '#lib/db/versions.ts';
import type { ResourceKind } from '#lib/domain/inventory.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { deriveEpisodes } from './derive-episodes.ts';
import { muteNewcomers } from './mute-newcomers.ts';
import { readAffected } from './read-affected.ts';
import { type ChangedVersions, type RecordedSnapshot, recordFindings } from './record-findings.ts';
import { earlier, recordInstant } from './record-instant.ts';

/** What a collection saw, staged and ready to be recorded. */
export type StagedSnapshot = {
  scope: Scope;
  collectionId: string;
  /** When it had been read: the instant for which it speaks, unless something newer is recorded already. */
  at: Date;
  isComplete: boolean;
  /** How many resources of each kind were staged. */
  staged: Partial<Record<ResourceKind, number>>;
  listings: KeyListingRow[];
  serviceUses: RoleUsesRow[];
  end: Omit<CollectionEnd, 'changes' | 'seenAt' | 'outcome'>;
  actor: string;
};

/** The kinds of resources that each collector speaks for. */
const kindsOf: Record<Collector, readonly ResourceKind[]> = {
  iam: ['instanceProfiles', 'roles', 'policies', 'users', 'groups', 'accessKeys'],
  ec2: ['instances', 'launchTemplateVersions', 'exposures'],
  'user-data': [],
};

const manyRows = 1_000;

/**
 * Records a snapshot: in one transaction, what was staged becomes versions, from these follow episodes and
 * findings, and the rollups are marked as due. A complete one ends what it no longer saw; a partial one only adds what was never seen.
 *
 * @throws Error if staged pages were lost, or somebody else has ended the collection: then nothing is recorded
 */
export async function recordSnapshot(db: Database, read: StagedSnapshot, settings: Settings): Promise<void> {
  await prepareStaged(db, read);
  await db.$transaction(async (tx) => {
    const { scope, isComplete } = read;
    await lockAccount(tx, scope.accountId);
    const { ofAccount, ofScope } = await readRecordedInstants(tx, scope);
    const at = recordInstant(read.at, ofAccount, ofScope);
    const snapshot = { ...read, at };
    const changed = await recordVersions(tx, snapshot);
    const state = await markScopeSeen(tx, scope, { at, isComplete });
    await end(tx, snapshot, changed);
    await writeRoleUses(tx, scope.accountId, at, read.serviceUses);
    // A first snapshot may have changed anything: to name all of it would only take memory.
    const isFirst = isFirstOfRegion({ scope, at, state });
    const affected = isFirst ? null : await readAffected(tx, snapshot, changed);
    const recorded = { ...snapshot, changed, state, affected };
    const episodesSince = await recordEpisodes(tx, recorded, settings);
    const findingsSince = await recordFindings(tx, recorded, settings);
    const since = earlier(earlier(at, episodesSince), findingsSince);
    if (since < at) await markRollupsDue(tx, scope, since);
    await clearStaging(tx, snapshot.collectionId, kindsOf[scope.collector]);
  });
  await muteNewcomers(db, read.scope.accountId, read.collectionId);
}

/** What can be done before others have to wait. */
async function prepareStaged(db: Database, { scope, staged }: StagedSnapshot): Promise<void> {
  for (const kind of kindsOf[scope.collector]) {
    if ((staged[kind] ?? 0) >= manyRows) await analyzeStaging(db, kind);
  }
}

async function recordVersions(tx: Transaction, snapshot: StagedSnapshot): Promise<ChangedVersions> {
  const { scope, collectionId, at, isComplete, listings } = snapshot;
  const { accountId, region, collector } = scope;
  const scopeOf = (kind: ResourceKind): VersionScope => ({
    ...{ accountId, region, collectionId, at },
    ...(kind === 'exposures' && { source: 'launch-template' as const }),
  });
  const changed: ChangedVersions = new Map();
  const comparisons = await compareStaged(tx, kindsOf[collector], scopeOf);
  for (const [kind, { staged, differing }] of comparisons) {
    requireAll(kind, snapshot.staged[kind] ?? 0, staged);
    if (differing > 0) changed.set(kind, await changeVersions(tx, kind, scopeOf(kind), isComplete));
  }
  if (collector === 'iam' && isComplete) {
    await writeKeyListings(tx, accountId, listings);
    if (changed.has('users')) await deleteKeyListings(tx, accountId);
  }
  if (collector === 'ec2' && isComplete) {
    const ended = await endExposuresOfGoneInstances(tx, { accountId, region, at });
    changed.set('exposures', ended + (changed.get('exposures') ?? 0));
  }
  return changed;
}

/** Staging tables come back empty from a crash of the server: to take that for absence would end everything. */
function requireAll(kind: ResourceKind, read: number, left: number): void {
  if (left === read) return;
  throw new Error(
    `Of ${read} ${kind} that were read, ${left} are left in the database: was it restarted? The next collection reads them again.`,
  );
}

async function changeVersions(
  tx: Transaction,
  kind: ResourceKind,
  versionScope: VersionScope,
  isComplete: boolean,
): Promise<number> {
  const ended = isComplete ? await endVersions(tx, kind, versionScope) : 0;
  const begun = await beginVersions(tx, kind, versionScope);
  return ended + begun;
}

async function end(tx: Transaction, snapshot: StagedSnapshot, changed: ChangedVersions): Promise<void> {
  const { scope, collectionId, at, isComplete } = snapshot;
  const outcome = isComplete ? 'complete' : 'partial';
  const changes = [...changed.values()].reduce((sum, count) => sum + count, 0);
  const ended = { ...snapshot.end, seenAt: at, outcome, changes } as const;
  if (!(await endCollection(tx, scope.accountId, collectionId, ended))) {
    throw new Error('Somebody else took this collection for dead and ended it: nothing of it is recorded.');
  }
}

/** Whether a snapshot is the first complete one of a region's instances. */
function isFirstOfRegion({ scope, at, state }: Pick<RecordedSnapshot, 'scope' | 'at' | 'state'>): boolean {
  return scope.collector === 'ec2' && state.firstCompleteAt?.getTime() === at.getTime();
}

/** @returns the earliest instant from which a figure may differ; null if none does */
async function recordEpisodes(
  tx: Transaction,
  { scope, at, state, affected }: RecordedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { accountId, region } = scope;
  // The first complete snapshot tells of all that partial ones saw before it that it was open at the start.
  const every = isFirstOfRegion({ scope, at, state }) ? [{ region, instanceIds: null }] : null;
  const subjects = every ?? affected ?? [];
  let since: Date | null = null;
  for (const each of subjects) {
    const changedSince = await deriveEpisodes(tx, { accountId, ...each }, settings);
    if (changedSince !== null) since = earlier(changedSince, since);
  }
  return since;
}
