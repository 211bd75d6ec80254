import type { AccessKey, User } from '../estate/model.ts';
import { lastUseOf } from '../estate/state.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { pageByMarker, renderProfile } from './iam-authorization.ts';
import { maxItemsParameter, requiredParameter } from './parameters.ts';
import { element, iamTime, memberList, optionalElement } from './xml.ts';

/** GenerateCredentialReport. */
export function generateCredentialReport({ call, now, reports }: Answering): string {
  const state = reports.order(call.account, now);
  const description =
    state === 'STARTED'
      ? element('Description', 'No report exists. Starting a new report generation task')
      : '';
  return element('State', state) + description;
}

/** GetCredentialReport: CSV in base64. */
export function getCredentialReport({ call, now, reports }: Answering): string {
  const { content, generatedAt } = reports.fetch(call.account, now);
  const encoded = Buffer.from(content).toString('base64');
  return `${element('Content', encoded)}<ReportFormat>text/csv</ReportFormat><GeneratedTime>${iamTime(generatedAt)}</GeneratedTime>`;
}

/** ListAccessKeys of one user. */
export function listAccessKeys({ call }: Answering): string {
  const name = requiredParameter(call.params, 'UserName');
  const user = call.account.users.find((candidate) => candidate.name === name);
  if (!user) throw new AwsError('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
  const page = pageByMarker(
    existingKeys(user),
    `keys ${name}`,
    call.params.get('Marker'),
    maxItemsParameter(call.params),
  );
  const contents = page.items.map(
    (key) =>
      `${element('UserName', name)}${element('AccessKeyId', key.id)}${element('Status', key.status === 'active' ? 'Active' : 'Inactive')}<CreateDate>${iamTime(key.createdAt)}</CreateDate>`,
  );
  return `${memberList('AccessKeyMetadata', contents)}<IsTruncated>${page.nextToken !== null}</IsTruncated>${optionalElement('Marker', page.nextToken)}`;
}

/** GetAccessKeyLastUsed. */
export function getAccessKeyLastUsed({ call, now }: Answering): string {
  const id = requiredParameter(call.params, 'AccessKeyId');
  const user = call.account.users.find((candidate) => existingKeys(candidate).some((key) => key.id === id));
  const key = user?.keys.find((candidate) => candidate.id === id);
  if (!user || !key) throw new AwsError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`, 404);
  const lastUse = lastUseOf(key, now);
  const date = lastUse === null ? '' : element('LastUsedDate', iamTime(lastUse));
  const [service, region] = lastUse === null ? ['N/A', 'N/A'] : [key.service, key.region];
  return `${element('UserName', user.name)}<AccessKeyLastUsed>${date}${element('ServiceName', service)}${element('Region', region)}</AccessKeyLastUsed>`;
}

/** GetAccountSummary. */
export function getAccountSummary({ call: { account } }: Answering): string {
  const hasRootKey = account.rootKeys.some(({ status }) => status !== 'deleted');
  const entries = {
    Users: account.users.length,
    Roles: account.roles.length,
    InstanceProfiles: account.profiles.length,
    Policies: account.policies.filter(({ arn }) => arn.includes(account.id)).length,
    AccountAccessKeysPresent: hasRootKey ? 1 : 0,
    AccountMFAEnabled: 1,
    AccessKeysPerUserQuota: 2,
  };
  const contents = Object.entries(entries).map(
    ([key, value]) => `<entry>${element('key', key)}${element('value', value)}</entry>`,
  );
  return `<SummaryMap>${contents.join('')}</SummaryMap>`;
}

/** ListAccountAliases. */
export function listAccountAliases({ call }: Answering): string {
  return `<IsTruncated>false</IsTruncated>${memberList('AccountAliases', [`example-${call.account.name}`])}`;
}

/** ListInstanceProfiles, with the empty ones, which appear under no role. */
export function listInstanceProfiles({ call }: Answering): string {
  const { account, params } = call;
  const page = pageByMarker(account.profiles, 'profiles', params.get('Marker'), maxItemsParameter(params));
  const contents = page.items.map((profile) => renderProfile(account, profile));
  return `<IsTruncated>${page.nextToken !== null}</IsTruncated>${memberList('InstanceProfiles', contents)}${optionalElement('Marker', page.nextToken)}`;
}

export function existingKeys(user: User): AccessKey[] {
  return user.keys.filter(({ status }) => status !== 'deleted');
}
