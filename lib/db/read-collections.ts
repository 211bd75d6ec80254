import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, type ResourceFilter } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';
import type { Outcome } from '#lib/domain/collections.ts';
import type { Collector } from '#lib/domain/scopes.ts';

const { sql } = Prisma;

/** How many of a collection's issues are read; a scope that denies everything has thousands. */
const shownIssues = 100;

export type CollectionRow = {
  accountId: string;
  id: string;
  region: string;
  collector: Collector;
  trigger: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: Outcome | 'running';
  calls: unknown;
  resources: unknown;
  changes: number;
  issues: unknown;
  issueCount: number;
  progress: unknown;
  cancelRequestedAt: Date | null;
};

/** How collections can be sorted. */
export const collectionSortKeys = {
  startedAt: [
    timeKey<CollectionRow>('c.started_at', (row) => row.startedAt, false),
    textKey<CollectionRow>('c.account_id', (row) => row.accountId),
    textKey<CollectionRow>('c.id::text', (row) => row.id),
  ],
};

/** The columns of a collection `c`, as `CollectionRow` names them. */
const columns = sql`c.account_id AS "accountId", c.id::text AS id, c.region, c.collector, c.trigger,
  c.started_at AS "startedAt", c.finished_at AS "finishedAt", coalesce(c.outcome, 'running') AS outcome, c.calls,
  c.resources, c.changes, jsonb_path_query_array(c.issues, ${`$[0 to ${shownIssues - 1}]`}::jsonpath) AS issues,
  jsonb_array_length(c.issues) AS "issueCount", c.progress,
  c.cancel_requested_at AS "cancelRequestedAt"`;

/** One page of the collections. */
export async function readCollections(
  db: Database,
  filter: ResourceFilter,
  wanted: { collector?: readonly string[] | undefined; outcome?: readonly string[] | undefined },
  keyset: Keyset<CollectionRow>,
): Promise<CollectionRow[]> {
  return db.$queryRaw`
    SELECT ${columns} FROM collections c
    WHERE true ${matching('c', filter, ['account', 'region'])} ${among(sql`c.collector`, wanted.collector)}
      ${among(sql`coalesce(c.outcome, 'running')`, wanted.outcome)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** The collections with these ids. */
export async function readCollectionsById(db: Database, ids: readonly string[]): Promise<CollectionRow[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw`
    SELECT ${columns} FROM collections c
    WHERE c.account_id IN (SELECT account_id FROM accounts) AND c.id = ANY(${[...ids]}::uuid[])`;
}
