import type { Database, Transaction } from '#lib/db/client.ts';
import {
  type CollectionEnd,
  endCollection,
  readLastSeenAt,
  readNewestInstant,
} from '#lib/db/collection-log.ts';
import {
  readAllInstanceIds,
  readChangedInstanceIds,
  readInstancesOfChangedProfiles,
} from '#lib/db/instance-timelines.ts';
import { type KeyListingRow, writeKeyListings } from '#lib/db/key-listings.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue, markScopeComplete, readScope } from '#lib/db/scopes.ts';
import { analyzeStaging, clearStaging, countStaged, joinAssociations } from '#lib/db/staging.ts';
import { beginVersions, endExposuresOfGoneInstances, endVersions } from '#lib/db/versions.ts';
import type { ResourceKind } from '#lib/domain/inventory.ts';
import { type Collector, globalRegion, type Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { deriveEpisodes } from './derive-episodes.ts';
import { accessKeyEvaluation } from './evaluate-access-keys.ts';
import { exposureEvaluation } from './evaluate-exposures.ts';
import { type Evaluation, evaluateFindings } from './evaluate-findings.ts';
import { instanceEvaluation } from './evaluate-instances.ts';
import { launchTemplateEvaluation } from './evaluate-launch-templates.ts';
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
  end: Omit<CollectionEnd, 'changes' | 'seenAt' | 'outcome'>;
  actor: string;
};

/** The kinds of resources that each collector speaks for. */
const kindsOf: Record<Collector, readonly ResourceKind[]> = {
  iam: ['instanceProfiles', 'roles', 'policies', 'users', 'accessKeys'],
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
  await db.$transaction(async (tx) => {
    const { scope } = read;
    await lockAccount(tx, scope.accountId);
    const newest = await readNewestInstant(tx, scope.accountId);
    const at = recordInstant(read.at, newest, await readLastSeenAt(tx, scope));
    const snapshot = { ...read, at };
    await requireStaged(tx, snapshot);
    const changes = await recordVersions(tx, snapshot);
    if (snapshot.isComplete) await markScopeComplete(tx, scope, at);
    await end(tx, snapshot, changes);
    const episodesSince = await recordEpisodes(tx, snapshot, settings);
    const findingsSince = await recordFindings(tx, snapshot, settings);
    await markRollupsDue(tx, scope, earlier(earlier(at, episodesSince), findingsSince));
    await clearStaging(tx, snapshot.collectionId);
  });
}

/** Staging tables come back empty from a crash of the server: to take that for absence would end everything. */
async function requireStaged(
  tx: Transaction,
  { scope, collectionId, staged }: StagedSnapshot,
): Promise<void> {
  const kinds = kindsOf[scope.collector];
  const found = await countStaged(tx, collectionId, kinds);
  for (const kind of kinds) {
    const [expected, left] = [staged[kind] ?? 0, found.get(kind) ?? 0];
    if (left !== expected) {
      throw new Error(
        `Of ${expected} ${kind} that were read, ${left} are left in the database: was it restarted? The next collection reads them again.`,
      );
    }
    if (left >= manyRows) await analyzeStaging(tx, kind);
  }
}

async function recordVersions(
  tx: Transaction,
  { scope, collectionId, at, isComplete, listings }: StagedSnapshot,
): Promise<number> {
  const { accountId, region, collector } = scope;
  if (collector === 'ec2') await joinAssociations(tx, collectionId);
  let changes = 0;
  for (const kind of kindsOf[collector]) {
    const versionScope = {
      ...{ accountId, region, collectionId, at },
      ...(kind === 'exposures' && { source: 'launch-template' as const }),
    };
    if (isComplete) changes += await endVersions(tx, kind, versionScope);
    changes += await beginVersions(tx, kind, versionScope);
  }
  if (collector === 'iam' && isComplete) await writeKeyListings(tx, accountId, listings);
  if (collector === 'ec2' && isComplete) {
    changes += await endExposuresOfGoneInstances(tx, { accountId, region, at });
  }
  return changes;
}

async function end(tx: Transaction, snapshot: StagedSnapshot, changes: number): Promise<void> {
  const { scope, collectionId, at, isComplete } = snapshot;
  const outcome = isComplete ? 'complete' : 'partial';
  const ended = { ...snapshot.end, seenAt: at, outcome, changes } as const;
  if (!(await endCollection(tx, scope.accountId, collectionId, ended))) {
    throw new Error('Somebody else took this collection for dead and ended it: nothing of it is recorded.');
  }
}

/** @returns the earliest instant from which a figure may differ; null if none does */
async function recordEpisodes(
  tx: Transaction,
  { scope, at, isComplete }: StagedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { accountId, region, collector } = scope;
  if (collector === 'ec2') {
    // The first complete snapshot tells of all that partial ones saw before it that it was open at the start.
    const isFirst = (await readScope(tx, scope))?.firstCompleteAt?.getTime() === at.getTime();
    const instanceIds = isFirst
      ? await readAllInstanceIds(tx, accountId, region)
      : await readChangedInstanceIds(tx, accountId, region, at);
    return deriveEpisodes(tx, { accountId, region, instanceIds }, settings);
  }
  if (collector !== 'iam' || !isComplete) return null;
  let since: Date | null = null;
  for (const subjects of await readInstancesOfChangedProfiles(tx, accountId, at)) {
    const changed = await deriveEpisodes(tx, { accountId, ...subjects }, settings);
    if (changed !== null) since = earlier(changed, since);
  }
  return since;
}

/** @returns the earliest instant from which a figure may differ; null if none before the snapshot's does */
async function recordFindings(
  tx: Transaction,
  { scope, at, collectionId, isComplete, actor }: StagedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { accountId, collector } = scope;
  const region = collector === 'iam' ? null : scope.region;
  const iam = await readScope(tx, { accountId, region: globalRegion, collector: 'iam' });
  const instances = () =>
    instanceEvaluation({ accountId, region, iamCompleteAt: iam?.completeAt ?? null, settings });
  const evaluations: Record<Collector, () => Evaluation[]> = {
    iam: () => [
      accessKeyEvaluation(accountId, at, settings),
      exposureEvaluation(accountId, region),
      instances(),
    ],
    ec2: () => [
      instances(),
      launchTemplateEvaluation(accountId, scope.region),
      exposureEvaluation(accountId, region),
    ],
    'user-data': () => [exposureEvaluation(accountId, region)],
  };
  const run = { accountId, at, collectionId, actor, isComplete };
  let since: Date | null = null;
  for (const evaluation of evaluations[collector]()) {
    const changed = await evaluateFindings(tx, evaluation, run);
    if (evaluation.isRolledUp && changed !== null) since = earlier(changed, since);
  }
  return since;
}
