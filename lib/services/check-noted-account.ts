import { isMonitoredAccount } from '#lib/db/read-accounts.ts';
import type { Context } from './context.ts';
import { badRequest } from './errors.ts';

/**
 * Makes sure that a note's account is one that the actor may see; null is the whole estate.
 *
 * @throws ServiceError if it is not
 */
export async function checkNotedAccount(ctx: Context, account: string | null): Promise<void> {
  if (account === null) return;
  const { visibleAccounts } = ctx;
  const isVisible = visibleAccounts === 'all' || visibleAccounts.includes(account);
  if (isVisible && (await isMonitoredAccount(ctx.db, account))) return;
  throw badRequest([{ parameter: 'account', message: `${account} is no account that is monitored` }]);
}
