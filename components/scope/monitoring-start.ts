import type { AccountsPage } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';

type Accounts = {
  data: readonly Pick<AccountsPage['data'][number], 'accountId' | 'monitoredAt'>[];
  nextCursor: string | null;
};

/**
 * When monitoring of what is looked at began, where that was after the instant that is looked at: nothing had been
 * collected then. Null where something may have been, or not all accounts are known.
 */
export function laterStart(
  accounts: Accounts | undefined,
  { account, at }: Pick<Scope, 'account' | 'at'>,
  lookedAt: Date,
): string | null {
  if (at === null || accounts === undefined || accounts.nextCursor !== null) return null;
  const [first] = accounts.data
    .filter(({ accountId }) => account === null || accountId === account)
    .map(({ monitoredAt }) => monitoredAt)
    .sort();
  return first !== undefined && new Date(first) > lookedAt ? first : null;
}
