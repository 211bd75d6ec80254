import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, type ResourceFilter } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';
import type { Collector } from '#lib/domain/scopes.ts';

const { sql } = Prisma;

export type ScopeStateRow = {
  accountId: string;
  region: string;
  collector: Collector;
  completeAt: Date | null;
  runningId: string | null;
  lastId: string | null;
};

/** How scopes can be sorted. */
export const scopeSortKeys = {
  scope: [
    textKey<ScopeStateRow>('s.account_id', (row) => row.accountId),
    textKey<ScopeStateRow>('s.region', (row) => row.region),
    textKey<ScopeStateRow>('s.collector', (row) => row.collector),
  ],
};

/** One page of the scopes that are collected: each with the collection that runs and the newest that has ended. */
export async function readScopeStates(
  db: Database,
  filter: ResourceFilter,
  wanted: { collector?: readonly string[] | undefined },
  keyset: Keyset<ScopeStateRow>,
): Promise<ScopeStateRow[]> {
  const ofScope = sql`c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector`;
  return db.$queryRaw`
    SELECT s.account_id AS "accountId", s.region, s.collector, s.complete_at AS "completeAt",
      CASE WHEN newest.outcome IS NULL THEN newest.id::text END AS "runningId", ended.id::text AS "lastId"
    FROM scopes s
    LEFT JOIN LATERAL (
      SELECT c.id, c.outcome FROM collections c
      WHERE ${ofScope} ORDER BY c.started_at DESC LIMIT 1) newest ON true
    LEFT JOIN LATERAL (
      SELECT c.id FROM collections c
      WHERE ${ofScope} AND c.outcome IS NOT NULL ORDER BY c.started_at DESC LIMIT 1) ended ON true
    WHERE s.retired_at IS NULL ${matching('s', filter, ['account', 'region'])}
      ${among(sql`s.collector`, wanted.collector)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}
