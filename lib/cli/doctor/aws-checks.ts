import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import { minimalPolicy } from '#lib/domain/minimal-policy.ts';
import type { AccountSettings, Settings } from '#lib/domain/settings.ts';
import { type Check, tryCheck } from './check.ts';
import { describeCredentialKind } from './credential-kind.ts';
import { checkPermissions } from './permissions.ts';

const timeouts = { connectMs: 3_000, silenceMs: 15_000 };
const retry = {
  throttledAttempts: 4,
  throttledBaseMs: 300,
  failedAttempts: 2,
  failedBaseMs: 100,
  longestMs: 2_000,
};

/** What was found out about AWS. */
type AwsFindings = { checks: Check[]; missingPermissions: string[] };

/** Looks at every account of the settings, or at that of the caller: credentials, identity, clock, permissions. */
export async function checkAws(
  settings: Settings,
  env: Record<string, string | undefined>,
): Promise<AwsFindings> {
  const accounts: (AccountSettings | null)[] = settings.accounts ?? [null];
  const findings = await Promise.all(
    accounts.map((account) => checkAccount(account, settings.regions?.[0], env)),
  );
  return {
    checks: findings.flatMap(({ checks }) => checks),
    missingPermissions: [...new Set(findings.flatMap(({ missingPermissions }) => missingPermissions))],
  };
}

async function checkAccount(
  account: AccountSettings | null,
  region: string | undefined,
  env: Record<string, string | undefined>,
): Promise<AwsFindings> {
  const subject = account === null ? 'AWS' : `AWS account ${account.name ?? account.id}`;
  const access = createAwsAccess({ account, timeouts, retry });
  const { signal } = new AbortController();
  try {
    const identity = await checkIdentity(access, subject, describeCredentialKind(account, env), signal);
    if (identity.some(({ status }) => status === 'failed'))
      return { checks: identity, missingPermissions: [] };
    const where = region ?? (await access.homeRegion());
    const permissions = await checkPermissions(access, where, subject, signal);
    const missing = permissions.filter(({ isDenied }) => isDenied).map(({ action }) => action);
    const checks = permissions.map(({ action, isDenied, ...check }) => check);
    return { checks: [...identity, ...checks, ...mendPolicy(subject, missing)], missingPermissions: missing };
  } finally {
    access.close();
  }
}

async function checkIdentity(
  access: AwsAccess,
  subject: string,
  kind: string,
  signal: AbortSignal,
): Promise<Check[]> {
  const credentials = await tryCheck(subject, 'Credentials', async () => {
    try {
      const { arn, accountId } = await access.sts().callerIdentity(signal);
      const expected = access.account?.id;
      if (expected !== undefined && expected !== accountId) {
        return {
          status: 'failed',
          detail: `${kind}: they belong to account ${accountId}, not ${expected}`,
          mend: `Give account ${expected} its own profile or roleArn in rolecall.yaml`,
        };
      }
      return `${kind}: ${arn}`;
    } catch (error) {
      const mend = mendCredentials(error, access.account);
      return { status: 'failed', detail: `${kind}: ${(error as Error).message}`, ...(mend && { mend }) };
    }
  });
  return [credentials];
}

function mendCredentials(error: unknown, account: AccountSettings | null): string | undefined {
  const code = error instanceof AwsFailure ? error.issue.code : 'internal';
  if (code === 'clock-skew') return 'sudo timedatectl set-ntp true';
  if (code === 'access-denied' && account?.roleArn !== undefined) {
    return `Let the trust policy of ${account.roleArn} name the caller, with the external id of rolecall.yaml`;
  }
  if (code !== 'credentials') return undefined;
  return account?.profile === undefined
    ? 'aws sso login, or export AWS_PROFILE=…'
    : `aws sso login --profile ${account.profile}`;
}

function mendPolicy(subject: string, missing: Parameters<typeof minimalPolicy>[0] & object): Check[] {
  if (missing.length === 0) return [];
  return [
    {
      subject,
      name: 'Policy',
      status: 'failed',
      detail: `${missing.length} permissions are missing. Attach this policy to the role or user:`,
      mend: JSON.stringify(minimalPolicy(missing), null, 2),
    },
  ];
}
