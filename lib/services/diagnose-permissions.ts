import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { type CollectorAction, collectorActions, collectorPermissions } from '#lib/domain/minimal-policy.ts';

/** What a try of one permission came to. */
export type PermissionDiagnosis = {
  action: CollectorAction;
  /** What it is needed for. */
  purpose: string;
  /** `unknown`: the call failed for another reason than a lack of permission. */
  state: 'allowed' | 'denied' | 'unknown';
  /** Without it, only a name is missing. */
  isOptional: boolean;
  /** Why it is not known. */
  reason: string | null;
};

/** An id that no instance and no user has: AWS checks the permission before it looks for it. */
const noInstance = 'i-00000000000000000';
const noUser = 'rolecall-doctor-looks-for-nobody';

/** Any ARN that every account may ask about, and a job that there is not. */
const anyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const noJob = '00000000-0000-0000-0000-000000000000';

const optionalActions = new Set<CollectorAction>(['iam:ListAccountAliases']);

type Tries = Record<CollectorAction, (signal: AbortSignal) => Promise<unknown>>;

/** Tries every permission that collectors need with the smallest real call. Nothing is changed in the account. */
export function diagnosePermissions(
  access: AwsAccess,
  region: string,
  signal: AbortSignal,
): Promise<PermissionDiagnosis[]> {
  const tries = triesOf(access, region);
  return Promise.all(collectorActions.map((action) => tryAction(action, () => tries[action](signal))));
}

function triesOf(access: AwsAccess, region: string): Tries {
  const ec2 = access.ec2(region);
  const iam = access.iam();
  return {
    'ec2:DescribeRegions': (signal) => ec2.regions(signal),
    'ec2:DescribeInstances': (signal) => firstPage(ec2.instances(signal)),
    'ec2:DescribeIamInstanceProfileAssociations': (signal) => firstPage(ec2.associations(signal)),
    'ec2:DescribeInstanceAttribute': (signal) => ec2.userData(noInstance, signal),
    'ec2:DescribeLaunchTemplates': (signal) => firstPage(ec2.launchTemplates(signal)),
    'ec2:DescribeLaunchTemplateVersions': (signal) => firstPage(ec2.launchTemplateVersions(signal)),
    'iam:GetAccountAuthorizationDetails': (signal) => firstPage(iam.authorizationDetails(signal)),
    'iam:GenerateCredentialReport': (signal) => iam.generateCredentialReport(signal),
    'iam:GetCredentialReport': (signal) => iam.credentialReport(signal),
    'iam:ListAccessKeys': (signal) => iam.accessKeys(noUser, signal),
    'iam:GenerateServiceLastAccessedDetails': (signal) => iam.generateServiceUses(anyArn, signal),
    'iam:GetServiceLastAccessedDetails': (signal) => iam.serviceUses(noJob, anyArn, signal),
    'iam:ListAccountAliases': (signal) => iam.accountAlias(signal),
  };
}

async function tryAction(
  action: CollectorAction,
  call: () => Promise<unknown>,
): Promise<PermissionDiagnosis> {
  const about = { action, purpose: collectorPermissions[action], isOptional: optionalActions.has(action) };
  try {
    await call();
    return { ...about, state: 'allowed', reason: null };
  } catch (error) {
    const code = error instanceof AwsFailure ? error.issue.code : 'internal';
    if (code === 'not-found') return { ...about, state: 'allowed', reason: null };
    if (code === 'access-denied') return { ...about, state: 'denied', reason: null };
    return { ...about, state: 'unknown', reason: (error as Error).message };
  }
}

async function firstPage(pages: AsyncGenerator<unknown>): Promise<void> {
  try {
    await pages.next();
  } finally {
    await pages.return(undefined);
  }
}
