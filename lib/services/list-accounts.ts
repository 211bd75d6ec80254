import type { Account, AccountsInput, AccountsPage } from '#lib/api/schemas.ts';
import { type AccountRow, accountSortKeys, readAccounts } from '#lib/db/read-accounts.ts';
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
  const rows = await readAccounts(ctx.db, resourceFilter(ctx, {}), staleBefore(ctx), page);
  return toPage(rows, page, toAccount);
}

/** The instant before which a snapshot is too old to speak for now. */
export function staleBefore({ now, settings }: Context): Date {
  return new Date(now.getTime() - settings.thresholds.staleAfterHours * hourMs);
}

/** An account as answers hold it. */
export function toAccount({ monitoredAt, completeAt, ...same }: AccountRow): Account {
  return { ...same, monitoredAt: toTimestamp(monitoredAt), completeAt: toNullableTimestamp(completeAt) };
}
