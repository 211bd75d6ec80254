import type { Group, InstanceProfile, Policy, Role, User } from '#lib/domain/inventory.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { type Answer, listOf, partOf, tagsOf, textOf, textsOf, wholeNumberOf } from './answer.ts';
import { attachedPolicyArnsOf, inlinePoliciesOf, policyDocumentOf } from './iam-policy-document.ts';
import { timeOf } from './time.ts';

/** A role as IAM tells it. */
export type SeenRole = Omit<Role, 'owner' | 'ec2Assumable'>;

/** A user as IAM tells it. */
export type SeenUser = Omit<User, 'owner'>;

/** Reads a role of GetAccountAuthorizationDetails. Null if it has no ARN. */
export function readRole(entry: Answer): SeenRole | null {
  const roleArn = textOf(entry, 'Arn');
  if (roleArn === null) return null;
  const lastUsed = partOf(entry, 'RoleLastUsed');
  return {
    roleArn,
    roleId: textOf(entry, 'RoleId') ?? '',
    roleName: textOf(entry, 'RoleName') ?? nameInArn(roleArn),
    createdAt: timeOf(entry, 'CreateDate'),
    lastUsedAt: timeOf(lastUsed, 'LastUsedDate'),
    lastUsedRegion: textOf(lastUsed, 'Region'),
    trustPolicy: policyDocumentOf(entry, 'AssumeRolePolicyDocument'),
    inlinePolicies: inlinePoliciesOf(entry, 'RolePolicyList'),
    attachedPolicyArns: attachedPolicyArnsOf(entry, 'AttachedManagedPolicies'),
    permissionsBoundary: textOf(partOf(entry, 'PermissionsBoundary'), 'PermissionsBoundaryArn'),
    tags: tagsOf(entry, 'Tags', 'Key', 'Value'),
  };
}

/** The instance profiles that hold a role of GetAccountAuthorizationDetails, those without an ARN left out. */
export function readInstanceProfiles(entry: Answer): InstanceProfile[] {
  const roleArn = textOf(entry, 'Arn');
  if (roleArn === null) return [];
  return listOf(entry, 'InstanceProfileList').flatMap((profile) => {
    const profileArn = textOf(profile, 'Arn');
    if (profileArn === null) return [];
    const profileName = textOf(profile, 'InstanceProfileName') ?? nameInArn(profileArn);
    return [{ profileArn, profileName, roleArn, createdAt: timeOf(profile, 'CreateDate') }];
  });
}

/** Reads a user of GetAccountAuthorizationDetails. Null if it has no name. */
export function readUser(entry: Answer): SeenUser | null {
  const userName = textOf(entry, 'UserName');
  if (userName === null) return null;
  return {
    userName,
    userArn: textOf(entry, 'Arn') ?? '',
    createdAt: timeOf(entry, 'CreateDate'),
    inlinePolicies: inlinePoliciesOf(entry, 'UserPolicyList'),
    attachedPolicyArns: attachedPolicyArnsOf(entry, 'AttachedManagedPolicies'),
    groups: textsOf(entry, 'GroupList').sort(),
    permissionsBoundary: textOf(partOf(entry, 'PermissionsBoundary'), 'PermissionsBoundaryArn'),
    tags: tagsOf(entry, 'Tags', 'Key', 'Value'),
  };
}

/** Reads a group of GetAccountAuthorizationDetails. Null if it has no name. */
export function readGroup(entry: Answer): Group | null {
  const groupName = textOf(entry, 'GroupName');
  if (groupName === null) return null;
  return {
    groupName,
    groupArn: textOf(entry, 'Arn') ?? '',
    createdAt: timeOf(entry, 'CreateDate'),
    inlinePolicies: inlinePoliciesOf(entry, 'GroupPolicyList'),
    attachedPolicyArns: attachedPolicyArnsOf(entry, 'AttachedManagedPolicies'),
  };
}

/** Reads a managed policy of GetAccountAuthorizationDetails. Null if it has no ARN or no default version. */
export function readPolicy(entry: Answer): Policy | null {
  const policyArn = textOf(entry, 'Arn');
  const defaultVersionId = textOf(entry, 'DefaultVersionId');
  if (policyArn === null || defaultVersionId === null) return null;
  const versions = listOf(entry, 'PolicyVersionList');
  const current = versions.find((version) => textOf(version, 'VersionId') === defaultVersionId);
  return {
    policyArn,
    policyName: textOf(entry, 'PolicyName') ?? nameInArn(policyArn),
    defaultVersionId,
    document: current === undefined ? null : policyDocumentOf(current, 'Document'),
  };
}

/** Whether anything carries a managed policy, as a policy or as a permissions boundary. */
export function isAttached(entry: Answer): boolean {
  return (
    wholeNumberOf(entry, 'AttachmentCount') !== 0 ||
    (wholeNumberOf(entry, 'PermissionsBoundaryUsageCount') ?? 0) > 0
  );
}
