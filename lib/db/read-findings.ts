import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, monitored, type ResourceFilter, searching } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, type SortKey, textKey, timeKey } from '#lib/db/read-page.ts';
import type { FindingStanding } from '#lib/domain/findings.ts';
import { type FindingDraft, severities } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

export type FindingRow = FindingStanding &
  Pick<FindingDraft, 'fingerprint' | 'region' | 'resourceKind' | 'resourceId' | 'owner' | 'title'> & {
    accountId: string;
  };

/** What of the findings a list shows. */
export type FindingSearch = {
  rule?: readonly string[] | undefined;
  severity?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  resource?: readonly string[] | undefined;
  q?: string | undefined;
};

const mildestFirst = severities.toReversed();

/** Mildest 1, worst 4. */
const severityRank: SortKey<FindingRow> = {
  sql: sql`array_position(${[...mildestFirst]}::text[], f.severity)`,
  type: 'integer',
  read: ({ severity }) => String(mildestFirst.indexOf(severity) + 1),
};

const openedAt = timeKey<FindingRow>('f.opened_at', (row) => row.openedAt, false);
const identity = [
  textKey<FindingRow>('f.account_id', (row) => row.accountId),
  textKey<FindingRow>('f.fingerprint', (row) => row.fingerprint),
];

/** How findings can be sorted. */
export const findingSortKeys = {
  severity: [severityRank, openedAt, ...identity],
  openedAt: [openedAt, ...identity],
  rule: [textKey<FindingRow>('f.rule_id', (row) => row.ruleId), ...identity],
  resource: [textKey<FindingRow>('f.resource_id', (row) => row.resourceId), ...identity],
  owner: [textKey<FindingRow>('f.owner', (row) => row.owner), ...identity],
};

const columns = sql`f.account_id AS "accountId", f.fingerprint, f.region, f.rule_id AS "ruleId",
  f.resource_kind AS "resourceKind", f.resource_id AS "resourceId", f.severity, f.state, f.title, f.owner,
  f.opened_at AS "openedAt", f.resolved_at AS "resolvedAt", f.resolution, f.reopened`;

/** One page of the findings; of places that are monitored no more, only what was resolved. */
export async function readFindings(
  db: Database,
  filter: ResourceFilter,
  now: Date,
  wanted: FindingSearch,
  keyset: Keyset<FindingRow>,
): Promise<FindingRow[]> {
  return db.$queryRaw`
    SELECT ${columns} FROM findings f
    WHERE (f.state <> 'open' OR (true ${monitored('f', now)})) ${matching('f', filter)}
      ${among(sql`f.rule_id`, wanted.rule)}
      ${among(sql`f.severity`, wanted.severity)} ${among(sql`f.state`, wanted.state)}
      ${among(sql`f.resource_id`, wanted.resource)}
      ${searching([sql`f.resource_id`, sql`f.title`], wanted.q)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** The findings of one resource, open ones first, at most 200. */
export async function readFindingsOf(
  db: Database,
  resourceKind: FindingDraft['resourceKind'],
  accountId: string,
  resourceId: string,
): Promise<FindingRow[]> {
  return db.$queryRaw`
    SELECT ${columns} FROM findings f
    WHERE f.account_id = ${accountId} AND f.resource_kind = ${resourceKind} AND f.resource_id = ${resourceId}
    ORDER BY f.state, f.opened_at DESC LIMIT 200`;
}

export type FindingDetailRow = FindingRow & { evidence: unknown };

/** One finding by its fingerprint. Naming the accounts lets the primary key find it. */
export async function readFinding(
  db: Database,
  filter: ResourceFilter,
  fingerprint: string,
): Promise<FindingDetailRow | null> {
  const rows = await db.$queryRaw<FindingDetailRow[]>`
    SELECT ${columns}, f.evidence FROM findings f
    WHERE f.account_id IN (SELECT account_id FROM accounts) AND f.fingerprint = ${fingerprint}
      ${matching('f', filter)}
    LIMIT 1`;
  return rows[0] ?? null;
}

export type FindingEventRow = {
  at: Date;
  kind: string;
  actor: string;
  severity: string;
  resolution: string | null;
  collectionId: string | null;
};

/** What happened to a finding, newest first, at most 200. */
export async function readFindingEvents(
  db: Database,
  accountId: string,
  fingerprint: string,
): Promise<FindingEventRow[]> {
  return db.$queryRaw`
    SELECT at, kind, actor, severity, resolution, collection_id::text AS "collectionId"
    FROM finding_events
    WHERE account_id = ${accountId} AND fingerprint = ${fingerprint}
    ORDER BY at DESC, kind LIMIT 200`;
}
