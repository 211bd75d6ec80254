import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** The ways into the accounts, as the settings say, else with the caller's own credentials. */
export type AccountDoor = {
  /** Opened at the first call and kept. */
  access: (accountId: string) => AwsAccess;
  close: () => void;
};

/** Opens no account yet. */
export function createAccountDoor({ accounts }: Pick<Settings, 'accounts'>): AccountDoor {
  const opened = new Map<string, AwsAccess>();
  return {
    access: (accountId) => {
      const known = opened.get(accountId);
      if (known) return known;
      const access = createAwsAccess({ account: accounts?.find(({ id }) => id === accountId) ?? null });
      opened.set(accountId, access);
      return access;
    },
    close: () => {
      for (const access of opened.values()) access.close();
    },
  };
}
