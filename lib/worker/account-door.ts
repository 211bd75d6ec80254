import type { AwsAccess } from '#lib/aws/access.ts';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { openAccount } from '#lib/services/collect-scopes.ts';

/** The ways into the accounts, opened once and kept. */
export type AccountDoor = {
  /**
   * The way into an account, once its credentials have shown that they belong to it. Ones that are refused are
   * handed out too: the collection tells why.
   *
   * @throws Error if the credentials belong to another account: its inventory must not be taken for this one's
   */
  enter: (accountId: string, signal: AbortSignal) => Promise<AwsAccess>;
  close: () => void;
};

/** Opens no account yet. */
export function createAccountDoor(settings: Settings): AccountDoor {
  const accesses = new Map<string, AwsAccess>();
  const proven = new Set<string>();
  return {
    enter: async (accountId, signal) => {
      const access = accesses.get(accountId) ?? openAccount(accountId, settings);
      accesses.set(accountId, access);
      if (!proven.has(accountId) && (await isProven(access, accountId, signal))) proven.add(accountId);
      return access;
    },
    close: () => {
      for (const access of accesses.values()) access.close();
    },
  };
}

async function isProven(access: AwsAccess, accountId: string, signal: AbortSignal): Promise<boolean> {
  try {
    const caller = await access.sts().callerIdentity(signal);
    if (caller.accountId === accountId) return true;
    throw new Error(`The credentials at hand belong to account ${caller.accountId}, not to ${accountId}.`);
  } catch (error) {
    if (error instanceof AwsFailure) return false;
    throw error;
  }
}
