import type { Account, AccountsInput, AccountsPage } from '#lib/api/schemas.ts';
import { type AccountRow, accountSortKeys, readAccounts } from '#lib/db/read-accounts.ts';
import { type OwnerRow, readAccountHoldings } from '#lib/db/read-owners.ts';
import { hourMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { toOwner } from './list-owners.ts';
import {
  coverageInstant,
  readInstant,
  resourceFilter,
  toNullableTimestamp,
  toTimestamp,
} from './read-filter.ts';
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
  const holdings = input.holdings ? await readHoldings(ctx, input.at) : null;
  return toPage(rows, page, (row) => {
    const account = toAccount(row);
    return holdings === null ? account : { ...account, holdings: holdings.get(row.accountId) ?? nothing };
  });
}

const nothing = withoutOwner({
  ...{
    owner: '',
    covered: 0,
    eligible: 0,
    unknown: 0,
    exempt: 0,
    ratio: null,
    openEpisodes: 0,
    activeAccessKeys: 0,
  },
  ...{ roles: 0, openFindings: 0, critical: 0, high: 0, medium: 0, low: 0 },
});

async function readHoldings(ctx: Context, at: Date | undefined) {
  const instant = coverageInstant(ctx, readInstant(ctx, at));
  const rows = await readAccountHoldings(ctx.db, resourceFilter(ctx, {}), instant);
  return new Map(rows.map((row) => [row.owner, withoutOwner(row)]));
}

function withoutOwner(row: OwnerRow) {
  const { owner: _, ...held } = toOwner(row);
  return held;
}

/** The instant before which a snapshot is too old to speak for now. */
export function staleBefore({ now, settings }: Context): Date {
  return new Date(now.getTime() - settings.thresholds.staleAfterHours * hourMs);
}

/** An account as answers hold it. */
export function toAccount({ monitoredAt, completeAt, ...same }: AccountRow): Account {
  return { ...same, monitoredAt: toTimestamp(monitoredAt), completeAt: toNullableTimestamp(completeAt) };
}
