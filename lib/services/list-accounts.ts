import type { AccountsInput, AccountsPage } from '#lib/api/schemas.ts';
import { accountSortKeys, readAccounts } from '#lib/db/read-accounts.ts';
import { hourMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The accounts that are monitored, with how fresh what is known of them is. */
export async function listAccounts({
  ctx,
  input,
}: {
  ctx: Context;
  input: AccountsInput;
}): Promise<AccountsPage> {
  const page = readPageRequest(accountSortKeys, 'accountId', input);
  const staleBefore = new Date(ctx.now.getTime() - ctx.settings.thresholds.staleAfterHours * hourMs);
  const rows = await readAccounts(ctx.db, resourceFilter(ctx, {}), staleBefore, page);
  return toPage(rows, page, ({ monitoredAt, completeAt, ...same }) => ({
    ...same,
    monitoredAt: toTimestamp(monitoredAt),
    completeAt: toNullableTimestamp(completeAt),
  }));
}
