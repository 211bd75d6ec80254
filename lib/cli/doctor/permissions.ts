import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { type CollectorAction, collectorActions, collectorPermissions } from '#lib/domain/minimal-policy.ts';
import type { Check } from './check.ts';

/** An id that no instance and no user has: AWS checks the permission before it looks for it. */
const noInstance = 'i-00000000000000000';
const noUser = 'rolecall-doctor-looks-for-nobody';

/** Without these, only a name is missing. */
const optionalActions = new Set<CollectorAction>(['iam:ListAccountAliases']);

type Tries = Record<CollectorAction, (signal: AbortSignal) => Promise<unknown>>;

/** What a try of one permission came to. */
export type PermissionCheck = Check & { action: CollectorAction; isDenied: boolean };

/** Tries every permission that collectors need with the smallest real call. Nothing is changed in the account. */
export function checkPermissions(
  access: AwsAccess,
  region: string,
  subject: string,
  signal: AbortSignal,
): Promise<PermissionCheck[]> {
  const tries = triesOf(access, region);
  return Promise.all(
    collectorActions.map((action) => tryAction(action, () => tries[action](signal), subject)),
  );
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
    'iam:ListAccountAliases': (signal) => iam.accountAlias(signal),
  };
}

async function tryAction(
  action: CollectorAction,
  call: () => Promise<unknown>,
  subject: string,
): Promise<PermissionCheck> {
  const check = { subject, name: action, action };
  const detail = collectorPermissions[action];
  try {
    await call();
    return { ...check, status: 'ok', detail, isDenied: false };
  } catch (error) {
    const code = error instanceof AwsFailure ? error.issue.code : 'internal';
    if (code === 'not-found') return { ...check, status: 'ok', detail, isDenied: false };
    const isDenied = code === 'access-denied';
    const status = optionalActions.has(action) ? 'warning' : 'failed';
    const why = isDenied ? 'denied' : (error as Error).message;
    return { ...check, status, detail: `${detail}: ${why}`, isDenied };
  }
}

async function firstPage(pages: AsyncGenerator<unknown>): Promise<void> {
  try {
    await pages.next();
  } finally {
    await pages.return(undefined);
  }
}
