import type { Presence } from '#lib/domain/coverage.ts';
import type { Exposure, Instance, LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import type { SeenKey } from '#lib/domain/rules/access-key.ts';
import type { InstanceSubject } from '#lib/domain/rules/ec2-instance.ts';
import type { FindingDraft, Verdict } from '#lib/domain/rules/rule.ts';

export const accountId = '123456789012';
export const region = 'eu-west-1';
export const at = new Date('2026-06-01T00:00:00Z');

/** An instant so many days, and milliseconds, before `at`. */
export function ago(days: number, ms = 0): Date {
  return new Date(at.getTime() - days * 86_400_000 - ms);
}

export function instanceWith(fields: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'i-0abc1234def567890',
    state: 'running',
    stateChangedAt: null,
    instanceType: 't3.micro',
    imageId: 'ami-1',
    platform: null,
    name: 'web-1',
    launchTime: ago(10),
    createdAt: ago(20),
    profileArn: null,
    associatedAt: null,
    httpTokens: 'required',
    httpEndpoint: 'enabled',
    publicIp: null,
    launchTemplateId: 'lt-0abc',
    launchTemplateVersion: '3',
    autoScalingGroup: 'web',
    owner: 'payments',
    tags: {},
    ...fields,
  };
}

/** A subject of the rules on instances, which count running ones only. */
export function instanceSubject(
  fields: Partial<Instance>,
  { presence = 'covered', includeStopped = false }: { presence?: Presence; includeStopped?: boolean } = {},
): InstanceSubject {
  const ownerTags = ['owner', 'team'];
  return {
    isExempt: false,
    accountId,
    region,
    instance: instanceWith(fields),
    presence,
    settings: { includeStopped },
    ownerTags,
  };
}

export function templateVersionWith(fields: Partial<LaunchTemplateVersion> = {}): LaunchTemplateVersion {
  return {
    templateId: 'lt-0abc',
    versionNumber: 3,
    templateName: 'web',
    isDefault: true,
    isLatest: true,
    createdAt: ago(20),
    profile: null,
    imageId: 'ami-1',
    instanceType: 't3.micro',
    httpTokens: null,
    httpEndpoint: null,
    userDataDigest: null,
    owner: 'payments',
    tags: {},
    ...fields,
  };
}

/** An active key of `deploy`, made ten days ago and seen ever since, unless told otherwise. */
export function accessKeyWith(fields: Partial<SeenKey> = {}): SeenKey {
  return {
    accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
    userName: 'deploy',
    isRoot: false,
    isActive: true,
    createdAt: ago(10),
    lastUsedAt: ago(1),
    lastUsedService: 's3',
    lastUsedRegion: region,
    isUseKnown: true,
    owner: 'payments',
    status: { since: ago(10), isAtFirst: true },
    ...fields,
  };
}

export function exposureWith(fields: Partial<Exposure> = {}): Exposure {
  return {
    source: 'user-data',
    resourceId: 'i-0abc1234def567890',
    credential: 'AKIAQYLPMN5HABCDWXYZ',
    kind: 'access-key-pair',
    confidence: 'sure',
    accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
    keyAccountId: accountId,
    secretDigest: 'digest-of-the-secret',
    place: 'user data',
    line: 4,
    column: 8,
    length: 40,
    owner: 'payments',
    ...fields,
  };
}

/** The draft of a verdict that is one. */
export function draftOf(verdict: Verdict): FindingDraft {
  if (verdict === null || verdict === 'unknown') throw new Error(`Expected a finding, got ${verdict}.`);
  return verdict;
}
