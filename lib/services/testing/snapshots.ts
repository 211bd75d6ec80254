import { beforeEach } from 'vitest';
import type { Database } from '#lib/db/client.ts';
import { beginCollection } from '#lib/db/collection-log.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { RoleUsesRow } from '#lib/db/role-service-uses.ts';
import { addScopes } from '#lib/db/scopes.ts';
import { stageAssociations, stageResources } from '#lib/db/staging.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import type {
  AccessKey,
  Exposure,
  Group,
  Instance,
  InstanceProfile,
  Inventory,
  LaunchTemplateVersion,
  ResourceKind,
  Role,
  User,
} from '#lib/domain/inventory.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import type { Context } from '../context.ts';
import { recordSnapshot } from '../record-snapshot.ts';

export const account = '111111111111';
export const regions = ['us-east-1', 'eu-west-1'] as const;

/** `2026-03-01T00:00:00Z` plus so many hours. */
export function hour(hours: number): Date {
  return new Date(Date.parse('2026-03-01T00:00:00Z') + Math.round(hours * 3_600_000));
}

export function scopeOf(collector: Collector, region: string = regions[0], accountId = account): Scope {
  return { accountId, region: collector === 'iam' ? 'global' : region, collector };
}

/** The scopes of an account and its regions, as a discovery at hour 0 would have found them. */
export async function addEstate(db: Database, accountId = account, names: readonly string[] = regions) {
  const scopes = [
    scopeOf('iam', 'global', accountId),
    ...names.flatMap((name) => [scopeOf('ec2', name, accountId), scopeOf('user-data', name, accountId)]),
  ];
  await addScopes(db, { accountId, name: accountId }, scopes, hour(0));
}

const tables = [
  ...[
    'accounts',
    'scopes',
    'collections',
    'instances',
    'launch_template_versions',
    'instance_profiles',
    'roles',
  ],
  ...[
    'policies',
    'users',
    'groups',
    'key_listings',
    'role_service_uses',
    'access_keys',
    'user_data_scans',
    'exposures',
    'source_scans',
    'episodes',
    'findings',
  ],
  ...['policy_analyses', 'permission_analyses', 'permission_assessments'],
  ...['finding_events', 'mutes', 'exemptions', 'finding_comments', 'bulk_acts', 'bulk_act_findings'],
  ...['rollup_days', 'rollups'],
];

/** Forgets everything but what is staged; for few rows, some times as fast as TRUNCATE. */
export async function emptyDatabase(db: Database): Promise<void> {
  const deletions = tables.map((table) => `${table}_gone AS (DELETE FROM ${table})`);
  await db.$executeRaw`WITH ${Prisma.raw(deletions.join(', '))} SELECT 1`;
}

/** The database of a test file. Before each of its tests it holds an account and its scopes, and nothing else. */
export function useEstate(accountId = account, names: readonly string[] = regions): { db: Database } {
  const { db } = useTestDatabase();
  beforeEach(async () => {
    await emptyDatabase(db);
    await addEstate(db, accountId, names);
  });
  return { db };
}

export function contextOf(db: Database, settings: Settings = defaultSettings, now = hour(10_000)): Context {
  return { actor: { kind: 'system', name: 'test' }, visibleAccounts: 'all', db, settings, now };
}

/** What a collection saw; `associations` tell, before the instances do, when their profiles were associated. */
export type Seen = { [K in ResourceKind]?: Inventory[K][] } & { associations?: Record<string, Date> };

/** Records what a collection of a scope saw, by the real staging and recording; returns the collection's id. */
export async function recordSeen(
  db: Database,
  scope: Scope,
  at: Date,
  seen: Seen,
  { isComplete = true, settings = defaultSettings, startedAt = at, serviceUses = [] as RoleUsesRow[] } = {},
): Promise<string> {
  const collectionId = await beginCollection(db, scope, 'schedule', startedAt);
  const { associations = {}, ...resources } = seen;
  const staged: Partial<Record<ResourceKind, number>> = {};
  for (const kind of Object.keys(resources) as ResourceKind[]) {
    staged[kind] = await stageKind(db, collectionId, kind, resources);
  }
  const known = (seen.instances ?? []).map(
    ({ instanceId, associatedAt }) => [instanceId, associatedAt] as const,
  );
  const rows = [...Object.entries(associations), ...known].flatMap(([instanceId, associatedAt]) =>
    associatedAt === null ? [] : [{ instanceId, associatedAt }],
  );
  await stageAssociations(db, collectionId, rows);
  const end = { finishedAt: at, calls: {}, resources: { ...staged }, issues: [] };
  await recordSnapshot(
    db,
    { scope, collectionId, at, isComplete, staged, listings: [], serviceUses, end, actor: 'test' },
    settings,
  );
  return collectionId;
}

function stageKind<K extends ResourceKind>(
  db: Database,
  collectionId: string,
  kind: K,
  seen: { [Kind in ResourceKind]?: Inventory[Kind][] },
): Promise<number> {
  // Like a collector, which learns from another listing when profiles were associated.
  const resources = (seen[kind] ?? []).map((resource) =>
    kind === 'instances' ? { ...resource, associatedAt: null } : resource,
  );
  return stageResources(db, collectionId, kind, resources as Inventory[K][]);
}

/** A running instance without a profile, launched at hour 0, unless told otherwise. */
export function instance(instanceId: string, fields: Partial<Instance> = {}): Instance {
  return {
    ...{ instanceId, state: 'running', stateChangedAt: null, instanceType: 't3.micro', imageId: null },
    ...{ platform: null, name: null, launchTime: hour(0), createdAt: hour(0), profileArn: null },
    ...{ associatedAt: null, httpTokens: null, httpEndpoint: null, publicIp: null, launchTemplateId: null },
    ...{ launchTemplateVersion: null, autoScalingGroup: null, owner: 'payments', tags: {} },
    ...fields,
  };
}

/** A profile that holds a role of its own name. */
export function profile(name: string, accountId = account): InstanceProfile {
  return {
    profileArn: arnOf(name, accountId),
    profileName: name,
    roleArn: `arn:aws:iam::${accountId}:role/${name}`,
    createdAt: hour(0),
  };
}

export function arnOf(name: string, accountId = account): string {
  return `arn:aws:iam::${accountId}:instance-profile/${name}`;
}

/** An active key of the user `ci`, made at hour 0 and used then, unless told otherwise. */
export function accessKey(accessKeyId: string, fields: Partial<AccessKey> = {}): AccessKey {
  return {
    ...{
      accessKeyId,
      userName: 'ci',
      isRoot: false,
      isActive: true,
      createdAt: hour(0),
      lastUsedAt: hour(0),
    },
    ...{ lastUsedService: 's3', lastUsedRegion: 'us-east-1', isUseKnown: true, owner: 'payments' },
    ...fields,
  };
}

export function user(userName: string, fields: Partial<User> = {}): User {
  return {
    ...{ userName, userArn: `arn:aws:iam::${account}:user/${userName}`, createdAt: hour(0) },
    ...{ inlinePolicies: {}, attachedPolicyArns: [], groups: [], permissionsBoundary: null },
    ...{ owner: 'payments', tags: {} },
    ...fields,
  };
}

/** A group without policies, unless told otherwise. */
export function group(groupName: string, fields: Partial<Group> = {}): Group {
  return {
    ...{ groupName, groupArn: `arn:aws:iam::${account}:group/${groupName}`, createdAt: hour(0) },
    ...{ inlinePolicies: {}, attachedPolicyArns: [] },
    ...fields,
  };
}

export function role(roleName: string, fields: Partial<Role> = {}): Role {
  return {
    ...{ roleArn: `arn:aws:iam::${account}:role/${roleName}`, roleId: 'AROA1', roleName, createdAt: hour(0) },
    ...{ lastUsedAt: null, lastUsedRegion: null, ec2Assumable: true, trustPolicy: {}, inlinePolicies: {} },
    ...{ attachedPolicyArns: [], permissionsBoundary: null, owner: 'payments', tags: {} },
    ...fields,
  };
}

/** The first and only version of a template, without a profile, unless told otherwise. */
export function templateVersion(
  templateId: string,
  versionNumber: number,
  fields: Partial<LaunchTemplateVersion> = {},
): LaunchTemplateVersion {
  return {
    ...{ templateId, versionNumber, templateName: 'web', isDefault: true, isLatest: true },
    ...{
      createdAt: hour(0),
      profile: null,
      imageId: null,
      instanceType: null,
      httpTokens: null,
      httpEndpoint: null,
    },
    ...{ userDataDigest: null, owner: 'payments', tags: {} },
    ...fields,
  };
}

/** An access key of this account with its secret, in a launch template or an instance's user data. */
export function exposure(
  source: Exposure['source'],
  resourceId: string,
  accessKeyId: string,
  fields: Partial<Exposure> = {},
): Exposure {
  return {
    ...{ source, resourceId, credential: accessKeyId, kind: 'access-key-pair', confidence: 'sure' },
    ...{ accessKeyId, keyAccountId: account, secretDigest: 'digest', place: 'user data', line: 1 },
    ...{ column: 1, length: 40, owner: 'payments', file: null },
    ...fields,
  };
}
