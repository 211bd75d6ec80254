import type { Database } from '#lib/db/client.ts';
import { matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';

export type AccountRow = {
  accountId: string;
  name: string;
  monitoredAt: Date;
  regions: string[];
  scopes: number;
  staleScopes: number;
  completeAt: Date | null;
};

const identity = [textKey<AccountRow>('a.account_id', (row) => row.accountId)];

/** How accounts can be sorted. */
export const accountSortKeys = {
  accountId: identity,
  name: [textKey<AccountRow>('a.name', (row) => row.name), ...identity],
};

/**
 * One page of the accounts, with the state of their scopes.
 *
 * @param staleBefore scopes whose newest complete snapshot is older are stale
 */
export async function readAccounts(
  db: Database,
  filter: ResourceFilter,
  staleBefore: Date,
  keyset: Keyset<AccountRow>,
): Promise<AccountRow[]> {
  return db.$queryRaw`
    SELECT a.account_id AS "accountId", a.name, a.monitored_at AS "monitoredAt", n.*
    FROM accounts a
    LEFT JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT s.region) FILTER (WHERE s.collector = 'ec2'), '{}') AS regions,
        count(*)::int AS scopes, max(s.complete_at) AS "completeAt",
        count(*) FILTER (WHERE s.complete_at IS NULL OR s.complete_at < ${time(staleBefore)})::int AS "staleScopes"
      FROM scopes s WHERE s.account_id = a.account_id AND s.retired_at IS NULL) n ON true
    WHERE true ${matching('a', filter, ['account'])} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** Whether an account is, or was, monitored. */
export async function isMonitoredAccount(db: Database, accountId: string): Promise<boolean> {
  return (await db.account.count({ where: { accountId } })) > 0;
}
