import {
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetCredentialReportCommand,
  GetServiceLastAccessedDetailsCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
} from '@aws-sdk/client-iam';
import type { Group, InstanceProfile, Policy } from '#lib/domain/inventory.ts';
import { type Answer, listOf, textOf, textsOf } from './answer.ts';
import { AwsFailure, InvalidAnswer } from './aws-failure.ts';
import { type CallContext, callAws } from './call.ts';
import type { CallCounter } from './call-counter.ts';
import { failureOf } from './errors.ts';
import type { Call } from './failure-facts.ts';
import {
  isAttached,
  readGroup,
  readInstanceProfiles,
  readPolicy,
  readRole,
  readUser,
  type SeenRole,
  type SeenUser,
} from './iam-authorization-details.ts';
import { type Page, readEntries } from './page.ts';
import { detachedText } from './storable-text.ts';
import { timeOf } from './time.ts';

/** One page of GetAccountAuthorizationDetails. */
export type AuthorizationDetails = {
  users: Page<SeenUser>;
  groups: Page<Group>;
  roles: Page<SeenRole>;
  policies: Page<Policy>;
  instanceProfiles: InstanceProfile[];
};

/** A key as ListAccessKeys tells it. */
export type SeenAccessKey = { accessKeyId: string; isActive: boolean; createdAt: Date | null };

/** The credential report: CSV, and when AWS made it; `not-ready` while AWS makes it, or if none is there and it must be asked for again. */
type CredentialReport =
  | { state: 'ready'; csv: string; generatedAt: Date | null }
  | { state: 'not-ready'; mustAskAgain: boolean };

/** When a service that a role may use was last used; `lastUsedAt` null: not in the time that AWS looks back. */
export type SeenServiceUse = { service: string; lastUsedAt: Date | null };

/** What AWS found out of the services that a role may use; `not-ready` while it looks. It lists none that it does not track. */
type ServiceUsesAnswer = { state: 'ready'; services: Page<SeenServiceUse> } | { state: 'not-ready' };

/** What Rolecall asks of IAM. Every call throws `AwsFailure`, or the reason of an aborted signal. */
export type Iam = {
  /** Users, groups, roles and attached managed policies, up to 1,000 of them a page. */
  authorizationDetails: (signal: AbortSignal) => AsyncGenerator<AuthorizationDetails>;
  /** Asks AWS to make a credential report, unless there is one of the last four hours. */
  generateCredentialReport: (signal: AbortSignal) => Promise<void>;
  credentialReport: (signal: AbortSignal) => Promise<CredentialReport>;
  /** The keys of one user, which are two at most. */
  accessKeys: (userName: string, signal: AbortSignal) => Promise<Page<SeenAccessKey>>;
  /** Asks AWS to find out which services a role has used; returns the job's id. */
  generateServiceUses: (roleArn: string, signal: AbortSignal) => Promise<string>;
  serviceUses: (jobId: string, roleArn: string, signal: AbortSignal) => Promise<ServiceUsesAnswer>;
  /** The account's alias, null if it has none. */
  accountAlias: (signal: AbortSignal) => Promise<string | null>;
};

type Setup = { client: IAMClient; calls: CallCounter };

const itemsPerPage = 1_000;
const where = 'iam';

/** IAM of one account, through this client. */
export function createIam(setup: Setup): Iam {
  const { calls } = setup;
  return {
    authorizationDetails: (signal) => detailPages(setup, { signal, calls }),
    generateCredentialReport: (signal) => generateReport(setup, { signal, calls }),
    credentialReport: (signal) => readReport(setup, { signal, calls }),
    accessKeys: (userName, signal) => readAccessKeys(setup, userName, { signal, calls }),
    generateServiceUses: (roleArn, signal) => generateServiceUses(setup, roleArn, { signal, calls }),
    serviceUses: (jobId, roleArn, signal) => readServiceUses(setup, { jobId, roleArn }, { signal, calls }),
    accountAlias: (signal) => readAlias(setup, { signal, calls }),
  };
}

async function* detailPages({ client }: Setup, context: CallContext): AsyncGenerator<AuthorizationDetails> {
  const call: Call = { action: 'iam:GetAccountAuthorizationDetails', where };
  const used = new Set<string>();
  let marker: string | undefined;
  do {
    const command = new GetAccountAuthorizationDetailsCommand({
      Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy', 'AWSManagedPolicy'],
      MaxItems: itemsPerPage,
      Marker: marker,
    });
    const answer = await callAws(call, context, command, (options) => client.send(command, options));
    if (answer.IsTruncated === undefined) throw failureOf(new InvalidAnswer('no <IsTruncated>'), call);
    yield detailsOf(answer, call);
    if (textOf(answer, 'IsTruncated') !== 'true') return;
    marker = detachedText(textOf(answer, 'Marker') ?? '') || undefined;
    if (marker === undefined) throw failureOf(new InvalidAnswer('no <Marker> for the next page'), call);
    if (used.has(marker)) throw failureOf(new InvalidAnswer('the same page twice'), call);
    used.add(marker);
  } while (true);
}

function detailsOf(answer: Answer, call: Call): AuthorizationDetails {
  const roles = listOf(answer, 'RoleDetailList');
  return {
    users: readEntries(listOf(answer, 'UserDetailList'), readUser, 'a user', call),
    groups: readEntries(listOf(answer, 'GroupDetailList'), readGroup, 'a group', call),
    roles: readEntries(roles, readRole, 'a role', call),
    policies: readEntries(
      listOf(answer, 'Policies').filter(isAttached),
      readPolicy,
      'a managed policy',
      call,
    ),
    instanceProfiles: roles.flatMap(readInstanceProfiles),
  };
}

async function generateReport({ client }: Setup, context: CallContext): Promise<void> {
  const call: Call = { action: 'iam:GenerateCredentialReport', where };
  const command = new GenerateCredentialReportCommand({});
  await callAws(call, context, command, (options) => client.send(command, options));
}

const notReady = /^(CredentialReport|Report)(InProgress|NotReady|NotPresent|Expired)/;

async function readReport({ client }: Setup, context: CallContext): Promise<CredentialReport> {
  const call: Call = { action: 'iam:GetCredentialReport', where };
  const command = new GetCredentialReportCommand({});
  try {
    const answer = await callAws(call, context, command, (options) => client.send(command, options));
    const content = textOf(answer, 'Content');
    if (content === null) throw failureOf(new InvalidAnswer('no <Content>'), call);
    const csv = Buffer.from(content, 'base64').toString('utf8');
    return { state: 'ready', csv, generatedAt: timeOf(answer, 'GeneratedTime') };
  } catch (error) {
    const state = error instanceof AwsFailure ? error.awsCode?.match(notReady)?.[2] : undefined;
    if (state === undefined) throw error;
    return { state: 'not-ready', mustAskAgain: state === 'NotPresent' || state === 'Expired' };
  }
}

async function readAccessKeys(
  { client }: Setup,
  userName: string,
  context: CallContext,
): Promise<Page<SeenAccessKey>> {
  const call: Call = { action: 'iam:ListAccessKeys', where, resource: userName };
  const command = new ListAccessKeysCommand({ UserName: userName });
  const answer = await callAws(call, context, command, (options) => client.send(command, options));
  if (answer.AccessKeyMetadata === undefined)
    throw failureOf(new InvalidAnswer('no <AccessKeyMetadata>'), call);
  return readEntries(
    listOf(answer, 'AccessKeyMetadata'),
    readAccessKey,
    `an access key of ${userName}`,
    call,
  );
}

function readAccessKey(entry: Answer): SeenAccessKey | null {
  const accessKeyId = textOf(entry, 'AccessKeyId');
  if (accessKeyId === null) return null;
  return {
    accessKeyId,
    isActive: textOf(entry, 'Status') === 'Active',
    createdAt: timeOf(entry, 'CreateDate'),
  };
}

async function generateServiceUses(
  { client }: Setup,
  roleArn: string,
  context: CallContext,
): Promise<string> {
  const call: Call = { action: 'iam:GenerateServiceLastAccessedDetails', where, resource: roleArn };
  const command = new GenerateServiceLastAccessedDetailsCommand({ Arn: roleArn });
  const answer = await callAws(call, context, command, (options) => client.send(command, options));
  const jobId = textOf(answer, 'JobId');
  if (jobId === null) throw failureOf(new InvalidAnswer('no <JobId>'), call);
  return detachedText(jobId);
}

async function readServiceUses(
  { client }: Setup,
  { jobId, roleArn }: { jobId: string; roleArn: string },
  context: CallContext,
): Promise<ServiceUsesAnswer> {
  const call: Call = { action: 'iam:GetServiceLastAccessedDetails', where, resource: roleArn };
  const services: Page<SeenServiceUse> = { resources: [], malformed: [] };
  let marker: string | undefined;
  do {
    const command = new GetServiceLastAccessedDetailsCommand({
      JobId: jobId,
      MaxItems: itemsPerPage,
      Marker: marker,
    });
    const answer = await callAws(call, context, command, (options) => client.send(command, options));
    const status = textOf(answer, 'JobStatus');
    if (status === 'IN_PROGRESS') return { state: 'not-ready' };
    if (status !== 'COMPLETED')
      throw failureOf(new InvalidAnswer(`job ${status ?? 'without a status'}`), call);
    const page = readEntries(
      listOf(answer, 'ServicesLastAccessed'),
      readServiceUse,
      `a service of ${roleArn}`,
      call,
    );
    services.resources.push(...page.resources);
    services.malformed.push(...page.malformed);
    const isMore = textOf(answer, 'IsTruncated') === 'true';
    const next = detachedText(textOf(answer, 'Marker') ?? '') || undefined;
    if (isMore && (next === undefined || next === marker))
      throw failureOf(new InvalidAnswer('no <Marker> for the next page'), call);
    marker = isMore ? next : undefined;
  } while (marker !== undefined);
  return { state: 'ready', services };
}

function readServiceUse(entry: Answer): SeenServiceUse | null {
  const service = textOf(entry, 'ServiceNamespace');
  return service === null
    ? null
    : { service: detachedText(service), lastUsedAt: timeOf(entry, 'LastAuthenticated') };
}

async function readAlias({ client }: Setup, context: CallContext): Promise<string | null> {
  const call: Call = { action: 'iam:ListAccountAliases', where };
  const command = new ListAccountAliasesCommand({});
  const answer = await callAws(call, context, command, (options) => client.send(command, options));
  return textsOf(answer, 'AccountAliases')[0] ?? null;
}
