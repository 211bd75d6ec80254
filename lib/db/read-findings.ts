import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  among,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, type SortKey, textKey, timeKey } from '#lib/db/read-page.ts';
import type { FindingStanding } from '#lib/domain/findings.ts';
import { type FindingDraft, severities } from '#lib/domain/rules/rule.ts';

const { empty, sql } = Prisma;

export type FindingRow = FindingStanding &
  Pick<FindingDraft, 'fingerprint' | 'region' | 'resourceKind' | 'resourceId' | 'owner' | 'title'> & {
    accountId: string;
    assignee: string | null;
    dueAt: Date | null;
    labels: string[];
    revision: number;
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
  f.opened_at AS "openedAt", f.resolved_at AS "resolvedAt", f.resolution, f.reopened,
  f.assignee, f.due_at AS "dueAt", f.labels, f.revision`;

/**
 * The findings as a table `f`, as they stood at an instant: their events up to it tell state and severity. All else is
 * what was known last.
 */
function findingsAt({ at, isLatest }: Instant): Prisma.Sql {
  if (isLatest) return sql`findings f`;
  return sql`(
    SELECT w.account_id, w.fingerprint, w.region, w.rule_id, w.resource_kind, w.resource_id, w.title, w.owner,
      w.evidence, w.opened_at, last.severity, last.resolution, life.reopened,
      w.assignee, w.due_at, w.labels, w.revision,
      CASE WHEN last.kind = 'resolved' THEN 'resolved' ELSE coalesce(triage.state, 'open') END AS state,
      CASE WHEN last.kind = 'resolved' THEN last.at END AS resolved_at
    FROM findings w
    CROSS JOIN LATERAL (
      SELECT v.kind, v.at, v.severity, v.resolution FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at <= ${time(at)}
        AND v.kind IN ('opened', 'reopened', 'severity-changed', 'resolved')
      ORDER BY v.at DESC, v.kind = 'resolved' DESC LIMIT 1) last
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.kind = 'reopened')::int AS reopened, max(v.at) AS since FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at <= ${time(at)}
        AND v.kind IN ('opened', 'reopened')) life
    LEFT JOIN LATERAL (
      SELECT v.after ->> 'state' AS state FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at >= life.since AND v.at <= ${time(at)}
        AND v.kind NOT IN ('opened', 'reopened', 'severity-changed', 'resolved') AND v.after ->> 'state' IS NOT NULL
      ORDER BY v.at DESC, v.revision DESC LIMIT 1) triage ON true
    WHERE w.opened_at <= ${time(at)}) f`;
}

/** What is asked for; of places that are monitored no more, only what was resolved. */
function conditions(filter: ResourceFilter, { at }: Instant, wanted: FindingSearch): Prisma.Sql {
  return sql`(f.state = 'resolved' OR (true ${monitored('f', at)})) ${matching('f', filter)}
    ${among(sql`f.rule_id`, wanted.rule)} ${among(sql`f.severity`, wanted.severity)}
    ${among(sql`f.state`, wanted.state)} ${among(sql`f.resource_id`, wanted.resource)}
    ${searching([sql`f.resource_id`, sql`f.title`], wanted.q)}`;
}

/** One page of the findings as they stood at an instant. */
export async function readFindings(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
  keyset: Keyset<FindingRow>,
): Promise<FindingRow[]> {
  return db.$queryRaw`
    SELECT ${columns} FROM ${findingsAt(instant)}
    WHERE ${conditions(filter, instant, wanted)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** How many findings there are on all pages. */
export async function countFindings(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${findingsAt(instant)} WHERE ${conditions(filter, instant, wanted)}`;
  return row?.total ?? 0;
}

const asLastSeen: Instant = { at: new Date(0), isLatest: true };

/** The findings of one resource, or of its parts, as they stood at an instant: those that stand first, at most 200. */
export async function readFindingsOf(
  db: Database,
  resourceKind: FindingDraft['resourceKind'],
  accountId: string,
  resourceId: string | readonly string[],
  instant: Instant = asLastSeen,
): Promise<FindingRow[]> {
  return db.$queryRaw`
    SELECT ${columns} FROM ${findingsAt(instant)}
    WHERE f.account_id = ${accountId} AND f.resource_kind = ${resourceKind}
      AND f.resource_id = ANY(${[resourceId].flat()}::text[])
    ORDER BY f.state = 'resolved', f.opened_at DESC LIMIT 200`;
}

export type FindingDetailRow = FindingRow & { evidence: unknown };

/** One finding by its fingerprint, as it stood at an instant. Naming the accounts lets the primary key find it. */
export async function readFinding(
  db: Database,
  filter: ResourceFilter,
  fingerprint: string,
  instant: Instant = asLastSeen,
): Promise<FindingDetailRow | null> {
  const rows = await db.$queryRaw<FindingDetailRow[]>`
    SELECT ${columns}, f.evidence FROM ${findingsAt(instant)}
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

/** What had happened to a finding by an instant, newest first, at most 200. */
export async function readFindingEvents(
  db: Database,
  accountId: string,
  fingerprint: string,
  instant: Instant = asLastSeen,
): Promise<FindingEventRow[]> {
  return db.$queryRaw`
    SELECT at, kind, actor, severity, resolution, collection_id::text AS "collectionId"
    FROM finding_events
    WHERE account_id = ${accountId} AND fingerprint = ${fingerprint}
      ${instant.isLatest ? empty : sql`AND at <= ${time(instant.at)}`}
    ORDER BY at DESC, kind LIMIT 200`;
}
