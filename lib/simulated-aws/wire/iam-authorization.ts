import type { Account, Group, ManagedPolicy, Profile, Role, Tag, User } from '../estate/model.ts';
import { trust } from '../estate/policies.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { cutPage } from './pages.ts';
import { listParameter, maxItemsParameter } from './parameters.ts';
import { element, iamTime, memberList, optionalElement } from './xml.ts';

type Detail = { readonly list: 'user' | 'group' | 'role' | 'policy'; readonly render: () => string };

/** GetAccountAuthorizationDetails: users, groups, roles and policies, cut into pages across all four lists. */
export function getAccountAuthorizationDetails({ call }: Answering): string {
  const filter = listParameter(call.params, 'Filter.member');
  const question = `authorization ${call.account.id} ${filter}`;
  const size = maxItemsParameter(call.params);
  const page = pageByMarker(detailsOf(call.account, filter), question, call.params.get('Marker'), size);
  const contents = (list: Detail['list']) =>
    page.items.filter((detail) => detail.list === list).map(({ render }) => render());
  return `<IsTruncated>${page.nextToken !== null}</IsTruncated>${memberList('UserDetailList', contents('user'))}${memberList('GroupDetailList', contents('group'))}${memberList('RoleDetailList', contents('role'))}${memberList('Policies', contents('policy'))}${optionalElement('Marker', page.nextToken)}`;
}

/** A page of an IAM list; a marker of another list is IAM's ValidationError. */
export function pageByMarker<T>(all: readonly T[], question: string, marker: string | null, size: number) {
  try {
    return cutPage(all, question, marker, size);
  } catch {
    throw new AwsError('ValidationError', 'Invalid Marker.');
  }
}

function detailsOf(account: Account, filter: readonly string[]): Detail[] {
  const wants = (name: string) => filter.length === 0 || filter.includes(name);
  const isAwsManaged = ({ arn }: ManagedPolicy) => arn.startsWith('arn:aws:iam::aws:');
  const policies = account.policies.filter((policy) =>
    wants(isAwsManaged(policy) ? 'AWSManagedPolicy' : 'LocalManagedPolicy'),
  );
  return [
    ...(wants('User') ? account.users : []).map((user) => detail('user', () => renderUser(account, user))),
    ...(wants('Group') ? account.groups : []).map((group) =>
      detail('group', () => renderGroup(account, group)),
    ),
    ...(wants('Role') ? account.roles : []).map((role) => detail('role', () => renderRole(account, role))),
    ...policies.map((policy) => detail('policy', () => renderPolicy(policy))),
  ];
}

function detail(list: Detail['list'], render: () => string): Detail {
  return { list, render };
}

function renderUser(account: Account, user: User): string {
  return `<Path>/</Path>${element('UserName', user.name)}${element('UserId', user.id)}${element('Arn', `arn:aws:iam::${account.id}:user/${user.name}`)}<CreateDate>${iamTime(user.createdAt)}</CreateDate>${renderInline('UserPolicyList', user)}${memberList('GroupList', user.groups)}${renderAttached(user.managedPolicyArns)}${renderBoundary(user)}${renderTags(user.tags)}`;
}

function renderGroup(account: Account, group: Group): string {
  return `<Path>/</Path>${element('GroupName', group.name)}${element('GroupId', group.id)}${element('Arn', `arn:aws:iam::${account.id}:group/${group.name}`)}<CreateDate>${iamTime(group.createdAt)}</CreateDate>${renderInline('GroupPolicyList', group)}${renderAttached(group.managedPolicyArns)}`;
}

function renderInline(list: string, { inlinePolicies }: Pick<Role, 'inlinePolicies'>): string {
  const contents = inlinePolicies.map(
    ({ name, document }) => element('PolicyName', name) + element('PolicyDocument', encodeDocument(document)),
  );
  return memberList(list, contents);
}

function renderRole(account: Account, role: Role): string {
  const profiles = account.profiles.filter((profile) => profile.role === role);
  const lastUsed = role.lastUsedAt
    ? `<RoleLastUsed><LastUsedDate>${iamTime(role.lastUsedAt)}</LastUsedDate><Region>us-east-1</Region></RoleLastUsed>`
    : '<RoleLastUsed/>';
  return `${renderRoleHead(account, role)}${memberList(
    'InstanceProfileList',
    profiles.map((profile) => renderProfile(account, profile)),
  )}${renderInline('RolePolicyList', role)}${renderAttached(role.managedPolicyArns)}${renderBoundary(role)}${renderTags(role.tags)}${lastUsed}`;
}

function renderBoundary({ boundaryArn }: Pick<Role, 'boundaryArn'>): string {
  if (boundaryArn === null) return '';
  return `<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType>${element('PermissionsBoundaryArn', boundaryArn)}</PermissionsBoundary>`;
}

function renderRoleHead(account: Account, role: Role): string {
  return `${element('Path', role.path)}${element('RoleName', role.name)}${element('RoleId', role.id)}${element('Arn', `arn:aws:iam::${account.id}:role${role.path}${role.name}`)}<CreateDate>${iamTime(role.createdAt)}</CreateDate>${element('AssumeRolePolicyDocument', encodeDocument(trust(role.trustedService)))}`;
}

/** An instance profile with the role that it holds. */
export function renderProfile(account: Account, profile: Profile): string {
  const roles = profile.role ? [renderRoleHead(account, profile.role)] : [];
  return `<Path>/</Path>${element('InstanceProfileName', profile.name)}${element('InstanceProfileId', profile.id)}${element('Arn', profile.arn)}<CreateDate>${iamTime(profile.createdAt)}</CreateDate>${memberList('Roles', roles)}`;
}

function renderPolicy(policy: ManagedPolicy): string {
  const versions = policy.documents.map(
    (document, index) =>
      `${element('Document', encodeDocument(document))}<VersionId>v${index + 1}</VersionId><IsDefaultVersion>${index === policy.documents.length - 1}</IsDefaultVersion><CreateDate>${iamTime(policy.createdAt)}</CreateDate>`,
  );
  return `${element('PolicyName', policy.name)}${element('PolicyId', policy.id)}${element('Arn', policy.arn)}<Path>/</Path><DefaultVersionId>v${policy.documents.length}</DefaultVersionId><AttachmentCount>1</AttachmentCount><PermissionsBoundaryUsageCount>0</PermissionsBoundaryUsageCount><IsAttachable>true</IsAttachable><CreateDate>${iamTime(policy.createdAt)}</CreateDate><UpdateDate>${iamTime(policy.createdAt)}</UpdateDate>${memberList('PolicyVersionList', versions.toReversed())}`;
}

function renderAttached(arns: readonly string[]): string {
  const contents = arns.map(
    (arn) => element('PolicyName', arn.split('/').at(-1) ?? '') + element('PolicyArn', arn),
  );
  return memberList('AttachedManagedPolicies', contents);
}

function renderTags(tags: readonly Tag[]): string {
  return memberList(
    'Tags',
    tags.map(([key, value]) => element('Key', key) + element('Value', value)),
  );
}

function encodeDocument(document: string): string {
  return encodeURIComponent(document);
}
