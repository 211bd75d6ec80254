import type { Database, Transaction } from '#lib/db/client.ts';
import { type CollectionEnd, endCollection, readRecordedInstants } from '#lib/db/collection-log.ts';
import {
  readAllInstanceIds,
  readChangedInstanceIds,
  readInstancesOfChangedProfiles,
  readLastIamSnapshot,
} from '#lib/db/instance-timelines.ts';
import { deleteKeyListings, type KeyListingRow, writeKeyListings } from '#lib/db/key-listings.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue, markScopeSeen, noteJudged, type ScopeState } from '#lib/db/scopes.ts';
import { analyzeStaging, clearStaging } from '#lib/db/staging.ts';
import {
  analyzeGrown,
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
import { accessKeyEvaluation } from './evaluate-access-keys.ts';
import { exposureEvaluation } from './evaluate-exposures.ts';
import { type Evaluation, evaluateFindings } from './evaluate-findings.ts';
import { instanceEvaluation, instanceRules } from './evaluate-instances.ts';
import { launchTemplateEvaluation } from './evaluate-launch-templates.ts';
import { surroundingsEvaluation } from './evaluate-surroundings.ts';
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
    const affected = await readAffected(tx, snapshot);
    const episodesSince = await recordEpisodes(tx, { ...snapshot, changed, state, affected }, settings);
    const findingsSince = await recordFindings(tx, { ...snapshot, changed, state, affected }, settings);
    const since = earlier(earlier(at, episodesSince), findingsSince);
    if (since < at) await markRollupsDue(tx, scope, since);
    await clearStaging(tx, snapshot.collectionId, kindsOf[scope.collector]);
  });
}

/** What can be done before others have to wait. */
async function prepareStaged(db: Database, { scope, staged }: StagedSnapshot): Promise<void> {
  for (const kind of kindsOf[scope.collector]) {
    if ((staged[kind] ?? 0) >= manyRows) await analyzeStaging(db, kind);
  }
}

/** How many versions began or ended, by kind. */
type ChangedVersions = Map<ResourceKind, number>;

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
  await analyzeGrown(tx, kind, begun);
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

/** Instances whose profiles' contents an IAM snapshot decides, by region; null if it may be any. */
type AffectedInstances = Awaited<ReturnType<typeof readInstancesOfChangedProfiles>> | null;

async function readAffected(
  tx: Transaction,
  { scope, at, isComplete }: StagedSnapshot,
): Promise<AffectedInstances> {
  if (scope.collector !== 'iam' || !isComplete) return null;
  return readInstancesOfChangedProfiles(tx, scope.accountId, at);
}

/** A snapshot whose versions are recorded. */
type RecordedSnapshot = StagedSnapshot & {
  changed: ChangedVersions;
  state: ScopeState;
  affected: AffectedInstances;
};

/** @returns the earliest instant from which a figure may differ; null if none does */
async function recordEpisodes(
  tx: Transaction,
  { scope, at, changed, state, affected }: RecordedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { accountId, region, collector } = scope;
  if (collector === 'ec2') {
    // The first complete snapshot tells of all that partial ones saw before it that it was open at the start.
    const isFirst = state.firstCompleteAt?.getTime() === at.getTime();
    if (!isFirst && !changed.get('instances')) return null;
    const instanceIds = isFirst
      ? await readAllInstanceIds(tx, accountId, region)
      : await readChangedInstanceIds(tx, accountId, region, at);
    return deriveEpisodes(tx, { accountId, region, instanceIds }, settings);
  }
  let since: Date | null = null;
  for (const subjects of affected ?? []) {
    const changedSince = await deriveEpisodes(tx, { accountId, ...subjects }, settings);
    if (changedSince !== null) since = earlier(changedSince, since);
  }
  return since;
}

/** @returns the earliest instant from which a figure may differ; null if none before the snapshot's does */
async function recordFindings(
  tx: Transaction,
  snapshot: RecordedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { scope, at, collectionId, isComplete, actor, changed } = snapshot;
  const { accountId, collector } = scope;
  const region = collector === 'iam' ? null : scope.region;
  const ofInstances = await evaluationsOfInstances(tx, snapshot, settings);
  const evaluations: Record<Collector, Evaluation[]> = {
    iam: [
      accessKeyEvaluation(accountId, at, settings),
      exposureEvaluation(accountId, region),
      ...ofInstances,
      surroundingsEvaluation(accountId, null, at),
    ],
    ec2: [
      ...ofInstances,
      launchTemplateEvaluation(accountId, scope.region),
      exposureEvaluation(accountId, region),
      ...(changed.get('instances') ? [surroundingsEvaluation(accountId, region, at)] : []),
    ],
    'user-data': [exposureEvaluation(accountId, region)],
  };
  const run = { accountId, at, collectionId, actor, isComplete, settings };
  return evaluateFindings(tx, evaluations[collector], run);
}

/**
 * The rules on instances, if anything that they look at may have changed: a complete snapshot that finds the instances as
 * they were judged leaves them be. What a partial one does to findings, the next complete one sees to.
 */
async function evaluationsOfInstances(
  tx: Transaction,
  { scope, isComplete, changed, state, affected }: RecordedSnapshot,
  settings: Settings,
): Promise<Evaluation[]> {
  const { accountId, region, collector } = scope;
  if (collector === 'user-data' || affected?.length === 0) return [];
  const rules = instanceRules(settings);
  if (collector === 'ec2') {
    if (isComplete && !changed.get('instances') && state.judgedBy === rules) return [];
    await noteJudged(tx, { accountId, region }, isComplete ? rules : null);
  } else if (!isComplete) await noteJudged(tx, { accountId, region: null }, null);
  const iam = await readLastIamSnapshot(tx, accountId);
  return [instanceEvaluation({ accountId, region: collector === 'iam' ? null : region, iam, settings })];
}
