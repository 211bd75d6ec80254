import type { Account } from '#lib/api/schemas.ts';

/** The accounts that have the text in their id or name, in any case. */
export function matchAccounts(accounts: readonly Account[], text: string): readonly Account[] {
  const wanted = text.trim().toLowerCase();
  return accounts.filter(
    ({ accountId, name }) => accountId.includes(wanted) || name.toLowerCase().includes(wanted),
  );
}
