import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { CallCounter } from '#lib/aws/call-counter.ts';

/**
 * Makes sure that the credentials at hand belong to an account: another's resources would be taken for this one's.
 * Somebody may put other ones into the file at any time.
 *
 * @throws AwsFailure if they belong to another account, or if STS does not tell to which
 */
export async function checkAccount(
  access: AwsAccess,
  accountId: string,
  signal: AbortSignal,
  calls?: CallCounter,
): Promise<void> {
  const found = await access.ownAccountId(signal, calls);
  if (found === accountId) return;
  const message = `The credentials at hand belong to account ${found}, not to ${accountId}: check AWS_PROFILE, or the account's profile or roleArn in rolecall.yaml.`;
  throw new AwsFailure({ code: 'credentials', message, action: 'sts:GetCallerIdentity' }, null, null);
}
