import type { Transaction } from '#lib/db/client.ts';
import { readIamSnapshotBefore, readLastIamSnapshot } from '#lib/db/instance-timelines.ts';
import { readChangedRoles } from '#lib/db/permission-assessments.ts';
import { readChangedRoleArns } from '#lib/db/role-subjects.ts';
import { readRolesOfChangedInstances, readRolesOfChangedProfiles } from '#lib/db/role-uses.ts';
import { readVersionsOfChangedTemplates } from '#lib/db/rule-subjects.ts';
import { forgetJudged, noteJudged, type ScopeState } from '#lib/db/scopes.ts';
import { readKeysToJudge } from '#lib/db/turning-keys.ts';
import type { ResourceKind } from '#lib/domain/inventory.ts';
import { keyTurns } from '#lib/domain/rules/key-turns.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { assessPermissions } from './assess-permissions.ts';
import { accessKeyEvaluation, exposedKeyEvaluation } from './evaluate-access-keys.ts';
import { exposureEvaluation } from './evaluate-exposures.ts';
import { type Evaluation, evaluateFindings } from './evaluate-findings.ts';
import { instanceEvaluation, instanceRules } from './evaluate-instances.ts';
import { launchTemplateEvaluation } from './evaluate-launch-templates.ts';
import { roleSharingEvaluation } from './evaluate-role-sharing.ts';
import { roleEvaluation } from './evaluate-roles.ts';
import { surroundingsOfInstances, surroundingsOfRoles } from './evaluate-surroundings.ts';
import { unownedRoleEvaluation } from './evaluate-unowned-roles.ts';
import { unusedPermissionsEvaluation } from './evaluate-unused-permissions.ts';
import { iamRules } from './iam-rules.ts';

/** How many versions began or ended, by kind. */
export type ChangedVersions = Map<ResourceKind, number>;

/** Instances on which a snapshot may have changed what there is to say, by region; null if it may be any. */
export type AffectedInstances = { region: string; instanceIds: string[] }[] | null;

/** A snapshot whose versions are recorded. */
export type RecordedSnapshot = {
  scope: Scope;
  collectionId: string;
  at: Date;
  isComplete: boolean;
  actor: string;
  changed: ChangedVersions;
  state: ScopeState;
  affected: AffectedInstances;
  /** What was found of the services that roles use. */
  serviceUses: readonly { roleArn: string }[];
};

/**
 * Takes every finding that a snapshot has something to say of through its lifecycle.
 *
 * @returns the earliest instant from which a figure may differ; null if none before the snapshot's does
 */
export async function recordFindings(
  tx: Transaction,
  snapshot: RecordedSnapshot,
  settings: Settings,
): Promise<Date | null> {
  const { scope, at, collectionId, isComplete, actor } = snapshot;
  const run = { accountId: scope.accountId, at, collectionId, actor, isComplete, settings };
  return evaluateFindings(tx, await evaluationsAfter[scope.collector](tx, snapshot, settings), run);
}

type EvaluationsAfter = (
  tx: Transaction,
  snapshot: RecordedSnapshot,
  settings: Settings,
) => Promise<Evaluation[]>;

const evaluationsAfter: Record<Collector, EvaluationsAfter> = {
  iam: async (tx, snapshot, settings) => {
    const { scope, at } = snapshot;
    const roles = await rolesToJudge(tx, snapshot, settings);
    const permitted = await permissionsToJudge(tx, snapshot, roles);
    const keys = permitted && (await keysToJudge(tx, snapshot, permitted, settings));
    const ofProfiles = await rolesOfChangedProfiles(tx, snapshot);
    return [
      ...(isNone(keys) ? [] : [accessKeyEvaluation(scope.accountId, keys, at, settings)]),
      exposedKeyEvaluation(scope.accountId, at, settings),
      exposureEvaluation(scope.accountId, null),
      ...(isNone(roles) ? [] : [unownedRoleEvaluation(scope.accountId, roles, settings)]),
      ...(isNone(permitted) ? [] : [roleEvaluation(scope.accountId, permitted)]),
      ...unusedEvaluations(snapshot, roles, settings),
      ...sharingEvaluations(scope.accountId, both(both(roles, ofProfiles), permitted), settings),
      ...(await evaluationsOfInstances(tx, snapshot, idsOf(snapshot.affected), settings)),
      surroundingsOfInstances(scope.accountId, ofProfiles, at),
    ];
  },
  ec2: async (tx, snapshot, settings) => {
    const { scope, at, changed } = snapshot;
    const { accountId, region } = scope;
    const instances = await instancesToJudge(tx, snapshot, settings);
    const templates = instances && (await templatesToJudge(tx, snapshot));
    return [
      ...(await evaluationsOfInstances(tx, snapshot, instances, settings)),
      ...sharingEvaluations(accountId, await rolesOfJudgedInstances(tx, snapshot, instances), settings),
      ...(isNone(templates) ? [] : [launchTemplateEvaluation(scope, templates)]),
      exposureEvaluation(accountId, region),
      ...(changed.get('instances') ? [surroundingsOfRoles(accountId, region, at)] : []),
    ];
  },
  'user-data': async (_, { scope, at }, settings) => [
    exposureEvaluation(scope.accountId, scope.region),
    exposedKeyEvaluation(scope.accountId, at, settings),
  ],
};

/** The ids of what is to be judged; null: all. */
type Subjects = readonly string[] | null;

function isNone(subjects: Subjects): boolean {
  return subjects?.length === 0;
}

function both(one: Subjects, other: Subjects): Subjects {
  return one === null || other === null ? null : [...new Set([...one, ...other])];
}

function idsOf(affected: AffectedInstances): Subjects {
  return affected?.flatMap(({ instanceIds }) => instanceIds) ?? null;
}

/**
 * The instances of a region that are to be judged: a complete snapshot leaves be what it finds as it was judged. What a
 * partial one does to findings, the next complete one sees to.
 */
async function instancesToJudge(
  tx: Transaction,
  { scope, isComplete, state, affected }: RecordedSnapshot,
  settings: Settings,
): Promise<Subjects> {
  const rules = instanceRules(settings);
  if (isComplete && state.judgedBy === rules) return idsOf(affected);
  await noteJudged(tx, scope, isComplete ? rules : null);
  return null;
}

/** The versions of launch templates that are to be judged, if not all of them are. */
async function templatesToJudge(
  tx: Transaction,
  { scope, at, changed }: RecordedSnapshot,
): Promise<readonly string[]> {
  return changed.get('launchTemplateVersions') ? readVersionsOfChangedTemplates(tx, scope, at) : [];
}

/** The roles that are to be judged, likewise. A partial look at IAM lets the next complete ones judge instances anew too. */
async function rolesToJudge(
  tx: Transaction,
  { scope, at, isComplete, state, changed }: RecordedSnapshot,
  settings: Settings,
): Promise<Subjects> {
  if (!isComplete) {
    await forgetJudged(tx, scope.accountId);
    return null;
  }
  const rules = iamRules(settings);
  if (state.judgedBy === rules)
    return changed.get('roles') ? readChangedRoleArns(tx, scope.accountId, at) : [];
  await noteJudged(tx, scope, rules);
  return null;
}

/**
 * The access keys that are to be judged, if not all of them are: they were when IAM was seen in whole before.
 *
 * @param permitted who may do other things than then
 */
async function keysToJudge(
  tx: Transaction,
  { scope: { accountId }, at }: RecordedSnapshot,
  permitted: readonly string[],
  settings: Settings,
): Promise<Subjects> {
  const since = await readIamSnapshotBefore(tx, accountId, at);
  return since && readKeysToJudge(tx, accountId, { since, at, permitted }, keyTurns(settings));
}

/** The roles that other profiles hold now. */
async function rolesOfChangedProfiles(
  tx: Transaction,
  { scope, at, changed }: RecordedSnapshot,
): Promise<string[]> {
  return changed.get('instanceProfiles') ? readRolesOfChangedProfiles(tx, scope.accountId, at) : [];
}

/** The roles that the instances which are to be judged carry or carried. */
async function rolesOfJudgedInstances(
  tx: Transaction,
  { scope, at }: RecordedSnapshot,
  instances: Subjects,
): Promise<Subjects> {
  if (instances === null || isNone(instances)) return instances;
  return readRolesOfChangedInstances(tx, scope, at);
}

function sharingEvaluations(accountId: string, roles: Subjects, settings: Settings): Evaluation[] {
  return isNone(roles) ? [] : [roleSharingEvaluation(accountId, roles, settings)];
}

/** The roles of which it was found which services they use, and those that changed: some are gone. */
function unusedEvaluations(
  { scope, serviceUses }: RecordedSnapshot,
  roles: Subjects,
  settings: Settings,
): Evaluation[] {
  const subjects = both(
    roles,
    serviceUses.map(({ roleArn }) => roleArn),
  );
  return isNone(subjects) ? [] : [unusedPermissionsEvaluation(scope.accountId, subjects, settings)];
}

/** The roles whose permissions are to be judged: being used changes none. */
async function permissionsToJudge(
  tx: Transaction,
  { scope: { accountId }, at }: RecordedSnapshot,
  roles: Subjects,
): Promise<Subjects> {
  const { arns } = await assessPermissions(tx, { accountId, at });
  if (roles === null) return null;
  const others = isNone(roles) ? [] : await readChangedRoles(tx, accountId, at);
  return [...new Set([...arns, ...others])];
}

async function evaluationsOfInstances(
  tx: Transaction,
  { scope: { accountId, region, collector }, at }: RecordedSnapshot,
  subjects: Subjects,
  settings: Settings,
): Promise<Evaluation[]> {
  if (isNone(subjects) || collector === 'user-data') return [];
  const iam = await readLastIamSnapshot(tx, accountId);
  const place = collector === 'iam' ? null : region;
  return [instanceEvaluation({ accountId, region: place, collector, subjects, iam, at, settings })];
}
