import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Issue } from '#lib/domain/collections.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { openAccount } from '#lib/services/collect-scopes.ts';

/** The ways into the accounts, opened once and kept. */
export type AccountDoor = {
  access: (accountId: string) => AwsAccess;
  /**
   * Why an account's inventory must not be read: its credentials belong to another account, whose resources would
   * be taken for this one's. Null if nothing is in the way, or they are refused: then the collection tells.
   */
  findObstacle: (accountId: string, signal: AbortSignal) => Promise<Issue | null>;
  close: () => void;
};

/** Opens no account yet. */
export function createAccountDoor(settings: Settings): AccountDoor {
  const accesses = new Map<string, AwsAccess>();
  const access = (accountId: string) => {
    const opened = accesses.get(accountId) ?? openAccount(accountId, settings);
    accesses.set(accountId, opened);
    return opened;
  };
  return {
    access,
    findObstacle: (accountId, signal) => findObstacle(access(accountId), accountId, signal),
    close: () => {
      for (const opened of accesses.values()) opened.close();
    },
  };
}

/** Asked before every collection: somebody may have put other credentials into the file. */
async function findObstacle(
  access: AwsAccess,
  accountId: string,
  signal: AbortSignal,
): Promise<Issue | null> {
  try {
    const found = await access.ownAccountId(signal);
    return found === accountId ? null : wrongAccount(accountId, found);
  } catch (error) {
    if (error instanceof AwsFailure) return null;
    throw error;
  }
}

function wrongAccount(accountId: string, found: string): Issue {
  return {
    code: 'credentials',
    message: `The credentials at hand belong to account ${found}, not to ${accountId}: check AWS_PROFILE, or the account's profile or roleArn in rolecall.yaml.`,
    action: 'sts:GetCallerIdentity',
  };
}
