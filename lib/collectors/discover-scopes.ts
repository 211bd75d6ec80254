import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { CallCounter } from '#lib/aws/call-counter.ts';
import type { Issue } from '#lib/domain/collections.ts';
import { globalRegion, type Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** What there is to collect in one account. */
export type Discovery = {
  /** Null if not even the account could be told. */
  accountId: string | null;
  /** In the order in which one pass should collect them. */
  scopes: Scope[];
  issues: Issue[];
  /** Whether `scopes` are all there are: only then has a scope that is not among them gone. */
  complete: boolean;
};

export type DiscoverScopes = {
  access: AwsAccess;
  settings: Pick<Settings, 'regions'>;
  signal: AbortSignal;
  calls?: CallCounter;
};

/**
 * Finds the scopes of one account: its id by STS, its enabled regions by DescribeRegions unless the settings name them.
 * Throws only the signal's reason.
 */
export async function discoverScopes({
  access,
  settings,
  signal,
  calls,
}: DiscoverScopes): Promise<Discovery> {
  const issues: Issue[] = [];
  const attempt = async <T>(read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      issues.push(error.issue);
      return null;
    }
  };
  const identity = await attempt(() => access.sts(calls).callerIdentity(signal));
  if (identity === null) return { accountId: null, scopes: [], issues, complete: false };
  const { accountId } = identity;
  const expected = access.account?.id;
  if (expected !== undefined && expected !== accountId) {
    return { accountId: null, scopes: [], issues: [wrongAccount(expected, accountId)], complete: false };
  }
  const regions =
    settings.regions ??
    (await attempt(async () => access.ec2(await access.homeRegion(), calls).regions(signal)));
  return { accountId, scopes: scopesOf(accountId, regions ?? []), issues, complete: regions !== null };
}

function scopesOf(accountId: string, regions: string[]): Scope[] {
  return [
    { accountId, region: globalRegion, collector: 'iam' },
    ...regions.map((region): Scope => ({ accountId, region, collector: 'ec2' })),
    ...regions.map((region): Scope => ({ accountId, region, collector: 'user-data' })),
  ];
}

function wrongAccount(expected: string, found: string): Issue {
  const message = `The credentials configured for account ${expected} belong to account ${found}: check its profile or roleArn in rolecall.yaml.`;
  return { code: 'credentials', message, action: 'sts:GetCallerIdentity' };
}
