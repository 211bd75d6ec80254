import type { Remediable } from '#lib/domain/rules/rule.ts';

/** The key id that AWS's own documentation uses: it opens nothing. */
const exampleKeyId = 'AKIAIOSFODNN7EXAMPLE';
const accountId = '111122223333';
const region = 'eu-west-1';
const instanceId = 'i-0abc1234def567890';
const templateId = 'lt-0abc1234def567890';

/** A finding on an instance as the reference shows it. */
export const instanceExample: Remediable = {
  region,
  resourceId: instanceId,
  evidence: {
    instanceId,
    instanceName: 'web-1',
    instanceType: 't3.micro',
    state: 'running',
    createdAt: '2026-03-02T09:00:00.000Z',
    launchTime: '2026-05-11T04:30:00.000Z',
    profileArn: null,
    launchTemplateId: templateId,
    launchTemplateVersion: '3',
    autoScalingGroup: 'web',
  },
};

/** A finding on a launch template version as the reference shows it. */
export const templateExample: Remediable = {
  region,
  resourceId: `${templateId}:3`,
  evidence: {
    templateId,
    templateName: 'web',
    versionNumber: 3,
    isDefault: true,
    isLatest: true,
    createdAt: '2026-03-02T09:00:00.000Z',
    imageId: 'ami-0abc1234def567890',
    instanceType: 't3.micro',
  },
};

const roleName = 'app';
const roleArn = `arn:aws:iam::${accountId}:role/${roleName}`;

/** A finding on a role as the reference shows it. */
export const roleExample: Remediable = {
  region: 'global',
  resourceId: roleArn,
  evidence: { roleArn, roleName, createdAt: '2026-03-02T09:00:00.000Z' },
};

/** A finding on an access key as the reference shows it. */
export const keyExample: Remediable = {
  region: 'global',
  resourceId: exampleKeyId,
  evidence: {
    accountId,
    accessKeyId: exampleKeyId,
    userName: 'deploy',
    isRoot: false,
    isActive: true,
    createdAt: '2025-02-03T10:00:00.000Z',
    lastUsedAt: '2026-05-30T08:00:00.000Z',
    lastUsedService: 's3',
    lastUsedRegion: region,
    isUseKnown: true,
  },
};

const exposed = {
  place: 'user data',
  line: 12,
  column: 23,
  length: 40,
  kind: 'access-key-pair',
  confidence: 'sure',
  accessKeyId: exampleKeyId,
  keyAccountId: accountId,
  userName: 'deploy',
  keyLife: 'active',
  keyLifeNote: 'The key is active: whoever can read this place can use it.',
};

/** A finding of a credential in an instance's user data as the reference shows it. */
export const userDataExample: Remediable = {
  ...instanceExample,
  evidence: { source: 'user-data', ...exposed },
};

/** A finding of a credential in a launch template version as the reference shows it. */
export const templateCredentialsExample: Remediable = {
  ...templateExample,
  evidence: { source: 'launch-template', ...exposed },
};

const inFile = { path: 'deploy/production.env', isRemoved: false, isPublic: false, otherPlaces: 1 };

/** A finding of a credential in a repository as the reference shows it. */
export const codeCredentialsExample: Remediable = {
  region: 'global',
  resourceId: 'github.com/acme/web',
  evidence: {
    ...{ source: 'code', ...exposed, ...inFile, place: inFile.path },
    ...{ commit: '5d41402abc4b2a76b9719d911017c592a1b2c3d4', committedAt: '2026-03-02T09:00:00.000Z' },
  },
};

/** A finding of a credential in a host's files as the reference shows it. */
export const hostCredentialsExample: Remediable = {
  region: 'global',
  resourceId: instanceId,
  evidence: {
    ...{ source: 'host', ...exposed, ...inFile, path: 'home/deploy/.aws/credentials' },
    ...{ place: 'home/deploy/.aws/credentials', otherPlaces: 0, commit: null, committedAt: null },
  },
};

/** A finding on what a role may do, with one statement that causes it. */
function permissionExample(
  of: { classes: string[]; paths?: string[]; services?: string[]; actions: string[] },
  json: { Action: string | string[]; Resource: string },
): Remediable {
  const place = {
    kind: 'inline',
    policy: 'deploy',
    policyArn: null,
    statement: 1,
    firstLine: 4,
    lastLine: 8,
  };
  return {
    region: 'global',
    resourceId: roleArn,
    evidence: {
      ...{ roleArn, roleName, createdAt: '2025-02-03T10:00:00.000Z', accountId, permissionsBoundary: null },
      ...{ paths: [], services: [], ...of, isSure: true },
      statements: [{ ...place, json: { Effect: 'Allow', ...json } }],
      ...{ statementCount: 1, weakenedBy: [] },
    },
  };
}

/** A finding on an administrator role as the reference shows it. */
export const administratorExample = permissionExample(
  { classes: ['administrator'], actions: ['iam:PutRolePolicy'] },
  { Action: '*', Resource: '*' },
);

/** A finding on a role that can become administrator as the reference shows it. */
export const escalationExample = permissionExample(
  {
    classes: ['privilege-escalation'],
    paths: ['iam:PassRole+ec2:RunInstances'],
    actions: ['iam:PassRole', 'ec2:RunInstances'],
  },
  { Action: ['iam:PassRole', 'ec2:RunInstances'], Resource: '*' },
);

/** A finding on a role that may do too much as the reference shows it. */
export const excessiveExample = permissionExample(
  { classes: ['data-exfiltration', 'service-wildcard'], services: ['s3'], actions: ['s3:GetObject'] },
  { Action: 's3:*', Resource: '*' },
);
