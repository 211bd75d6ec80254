import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { AccountSettings } from '#lib/domain/settings.ts';
import { describeCredentialKind } from './describe-credentials.ts';

/** Whose credentials there are for an account, or why there are none that can be used. */
export type CredentialsDiagnosis = {
  /** Where they come from, in words. */
  kind: string;
  accountId: string | null;
  arn: string | null;
  /** What is wrong with them; null if nothing is. */
  problem: string | null;
  /** What to type or to do, where that is known. */
  mend: string | null;
};

/** Asks STS whose the credentials at hand are, and holds that against the settings. */
export async function diagnoseCredentials(
  access: AwsAccess,
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<CredentialsDiagnosis> {
  const { account } = access;
  const kind = describeCredentialKind(account, env);
  try {
    const { arn, accountId } = await access.sts().callerIdentity(signal);
    if (account === null || account.id === accountId)
      return { kind, accountId, arn, problem: null, mend: null };
    return {
      ...{ kind, accountId, arn },
      problem: `they belong to account ${accountId}, not ${account.id}`,
      mend: `Give account ${account.id} its own profile or roleArn in rolecall.yaml`,
    };
  } catch (error) {
    const mend = mendOf(error, account);
    return { kind, accountId: null, arn: null, problem: (error as Error).message, mend };
  }
}

function mendOf(error: unknown, account: AccountSettings | null): string | null {
  const code = error instanceof AwsFailure ? error.issue.code : 'internal';
  if (code === 'clock-skew') return 'sudo timedatectl set-ntp true';
  if (code === 'access-denied' && account?.roleArn !== undefined)
    return `Let the trust policy of ${account.roleArn} name the caller, with the external id of rolecall.yaml`;
  if (code !== 'credentials') return null;
  return account?.profile === undefined
    ? 'aws sso login, or export AWS_PROFILE=…'
    : `aws sso login --profile ${account.profile}`;
}
