import type { Database } from '#lib/db/client.ts';
import { type FindingSearch, findingConditions, findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Instant, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, type SortKey, textKey, timeKey } from '#lib/db/read-page.ts';
import type { FindingStanding } from '#lib/domain/findings.ts';
import { type FindingDraft, type Severity, severities } from '#lib/domain/rules/rule.ts';

const { empty, sql } = Prisma;

export type FindingRow = FindingStanding &
  Pick<FindingDraft, 'fingerprint' | 'region' | 'resourceKind' | 'resourceId' | 'owner' | 'title'> & {
    accountId: string;
    baseSeverity: Severity | null;
    risk: number;
    rootCause: string | null;
    assignee: string | null;
    dueAt: Date | null;
    labels: string[];
    revision: number;
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
const dueAt: SortKey<FindingRow> = {
  // What is not due comes after all that is.
  sql: sql`coalesce(f.due_at, 'infinity'::timestamptz)`,
  type: 'timestamptz',
  read: (row) => row.dueAt?.toISOString() ?? 'infinity',
};
const riskPoints: SortKey<FindingRow> = {
  sql: sql`f.risk`,
  type: 'integer',
  read: ({ risk }) => String(risk),
};
const by = (column: string, read: (row: FindingRow) => string | null, isNullable = false) => [
  textKey<FindingRow>(column, read, isNullable),
  ...identity,
];

/** How findings can be sorted. */
export const findingSortKeys = {
  risk: [riskPoints, openedAt, ...identity],
  severity: [severityRank, openedAt, ...identity],
  openedAt: [openedAt, ...identity],
  dueAt: [dueAt, riskPoints, ...identity],
  rule: by('f.rule_id', (row) => row.ruleId),
  resource: by('f.resource_id', (row) => row.resourceId),
  title: by('f.title', (row) => row.title),
  state: by('f.state', (row) => row.state),
  owner: by('f.owner', (row) => row.owner),
  account: by('f.account_id', (row) => row.accountId),
  region: by('f.region', (row) => row.region),
  assignee: by('f.assignee', (row) => row.assignee, true),
  cause: by('f.root_cause', (row) => row.rootCause, true),
};

const columns = sql`f.account_id AS "accountId", f.fingerprint, f.region, f.rule_id AS "ruleId",
  f.resource_kind AS "resourceKind", f.resource_id AS "resourceId", f.severity, f.state, f.title, f.owner,
  f.opened_at AS "openedAt", f.resolved_at AS "resolvedAt", f.resolution, f.reopened,
  f.base_severity AS "baseSeverity", f.risk, f.root_cause AS "rootCause", f.assignee, f.due_at AS "dueAt", f.labels, f.revision`;

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
    WHERE ${findingConditions(filter, instant, wanted)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** A finding with its evidence, and when something last happened to it. */
export type WholeFindingRow = FindingRow & { evidence: unknown; updatedAt: Date };

/** What findings that are read whole are sorted by, unless somebody asks otherwise: an index holds this order. */
export const wholeFindingOrder = identity;

/** One page of the findings as `readFindings` gives them, whole. */
export async function readWholeFindings(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
  keyset: Keyset<FindingRow>,
): Promise<WholeFindingRow[]> {
  return db.$queryRaw`
    SELECT ${columns}, f.evidence, coalesce((
      SELECT max(v.at) FROM finding_events v
      WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint
        ${instant.isLatest ? empty : sql`AND v.at <= ${time(instant.at)}`}), f.opened_at) AS "updatedAt"
    FROM ${findingsAt(instant)}
    WHERE ${findingConditions(filter, instant, wanted)} ${afterCursor(keyset)}
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
    SELECT count(*)::int AS total FROM ${findingsAt(instant)} WHERE ${findingConditions(filter, instant, wanted)}`;
  return row?.total ?? 0;
}

const asLastSeen: Instant = { at: new Date(0), isLatest: true };

/** The findings of one resource, or of its parts, as they stood at an instant: those that stand first, the worst of them before all else; at most 200. */
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
    ORDER BY f.state = 'resolved', f.risk DESC, f.opened_at DESC, f.fingerprint LIMIT 200`;
}

/** A finding by its name, and the revision that was seen. */
export type SelectedFinding = { accountId: string; fingerprint: string; revision: number };

const selectedColumns = sql`f.account_id AS "accountId", f.fingerprint, f.revision`;

/** All findings that a list shows now, on all pages. */
export async function selectFindings(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
): Promise<SelectedFinding[]> {
  return db.$queryRaw`
    SELECT ${selectedColumns} FROM ${findingsAt(instant)} WHERE ${findingConditions(filter, instant, wanted)}
    ORDER BY f.account_id, f.fingerprint`;
}

/** The findings of these fingerprints that there are. */
export async function selectFindingsById(
  db: Database,
  filter: ResourceFilter,
  fingerprints: readonly string[],
): Promise<SelectedFinding[]> {
  return db.$queryRaw`
    SELECT ${selectedColumns} FROM findings f
    WHERE f.account_id IN (SELECT account_id FROM accounts) AND f.fingerprint = ANY(${[...fingerprints]}::text[])
      ${matching('f', filter)}
    ORDER BY f.account_id, f.fingerprint`;
}

export type FindingDetailRow = FindingRow & {
  evidence: unknown;
  dueByHand: boolean;
  links: unknown;
  muteId: string | null;
  severityParts: unknown;
};

/** One finding by its fingerprint, as it stood at an instant. Naming the accounts lets the primary key find it. */
export async function readFinding(
  db: Database,
  filter: ResourceFilter,
  fingerprint: string,
  instant: Instant = asLastSeen,
): Promise<FindingDetailRow | null> {
  const rows = await db.$queryRaw<FindingDetailRow[]>`
    SELECT ${columns}, f.evidence, f.severity_parts AS "severityParts", f.due_by_hand AS "dueByHand", f.links, f.mute_id::text AS "muteId" FROM ${findingsAt(instant)}
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
  before: unknown;
  after: unknown;
  revision: number | null;
};

/** What had happened to a finding by an instant, newest first, at most 200. */
export async function readFindingEvents(
  db: Database,
  accountId: string,
  fingerprint: string,
  instant: Instant = asLastSeen,
): Promise<FindingEventRow[]> {
  return db.$queryRaw`
    SELECT at, kind, actor, severity, resolution, collection_id::text AS "collectionId",
      before, after, revision
    FROM finding_events
    WHERE account_id = ${accountId} AND fingerprint = ${fingerprint}
      ${instant.isLatest ? empty : sql`AND at <= ${time(instant.at)}`}
    ORDER BY at DESC, revision DESC NULLS FIRST, kind LIMIT 200`;
}
