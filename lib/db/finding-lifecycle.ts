import { analyzeGrown } from '#lib/db/analyze-grown.ts';
import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { monitored } from '#lib/db/read-filter.ts';
import type { FindingStanding } from '#lib/domain/findings.ts';
import type { FindingDraft, RuleId, Severity } from '#lib/domain/rules/rule.ts';
import type { SeverityPart } from '#lib/domain/severity.ts';

const { empty, raw, sql } = Prisma;

/** The findings of some rules in an account. */
export type FindingGroup = {
  accountId: string;
  ruleIds: readonly RuleId[];
  /** Null: in every region that is monitored. */
  region: string | null;
  /** Null: of all resources. */
  resourceIds: readonly string[] | null;
};

/** What of a stored finding its lifecycle needs. */
export type StoredFinding = FindingStanding & {
  fingerprint: string;
  assignee: string | null;
  dueAt: Date | null;
  dueByHand: boolean;
  revision: number;
  region: string;
  resourceId: string;
  owner: string;
  risk: number;
  /** Of all that it shows beside its life. */
  digest: string;
};

const columns = sql`fingerprint, rule_id AS "ruleId", region, resource_id AS "resourceId", state, severity,
  opened_at AS "openedAt", resolved_at AS "resolvedAt", resolution, reopened, owner, risk, digest,
  assignee, due_at AS "dueAt", due_by_hand AS "dueByHand", revision`;

const pageSize = 2_000;

/** The findings of a group that stand. Read page by page: rows take several times the memory of what is kept of them. */
export async function readStandingFindings(tx: Transaction, group: FindingGroup): Promise<StoredFinding[]> {
  if (group.ruleIds.length === 0) return [];
  return group.resourceIds === null
    ? readAllStanding(tx, group)
    : readStandingOf(tx, group, group.resourceIds);
}

function standing({ accountId, ruleIds, region }: FindingGroup): Prisma.Sql {
  return sql`account_id = ${accountId} AND rule_id = ANY(${[...ruleIds]}) AND state <> 'resolved'
    ${region === null ? monitored('f', null) : sql`AND region = ${region}`}`;
}

async function readStandingOf(
  tx: Transaction,
  group: FindingGroup,
  resourceIds: readonly string[],
): Promise<StoredFinding[]> {
  const found: StoredFinding[] = [];
  for (let start = 0; start < resourceIds.length; start += pageSize) {
    const ids = resourceIds.slice(start, start + pageSize);
    const some: StoredFinding[] = await tx.$queryRaw`
      SELECT ${columns} FROM findings f WHERE ${standing(group)} AND resource_id = ANY(${ids}::text[])`;
    found.push(...some);
  }
  return found;
}

async function readAllStanding(tx: Transaction, group: FindingGroup): Promise<StoredFinding[]> {
  const found: StoredFinding[] = [];
  let last: StoredFinding | undefined;
  do {
    const page: StoredFinding[] = await tx.$queryRaw`
      SELECT ${columns} FROM findings f
      WHERE ${standing(group)}
        ${last ? sql`AND fingerprint > ${last.fingerprint}` : empty}
      ORDER BY fingerprint LIMIT ${pageSize}`;
    found.push(...page);
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
  return found;
}

/** Those of the findings named that exist. */
export async function readFindingsByFingerprint(
  tx: Transaction,
  accountId: string,
  fingerprints: string[],
): Promise<StoredFinding[]> {
  return tx.$queryRaw`
    SELECT ${columns} FROM findings WHERE account_id = ${accountId} AND fingerprint = ANY(${fingerprints})`;
}

/** The same, held against whoever would change them meanwhile. */
export async function lockFindings(
  tx: Transaction,
  accountId: string,
  fingerprints: string[],
): Promise<StoredFinding[]> {
  return tx.$queryRaw`
    SELECT ${columns} FROM findings WHERE account_id = ${accountId} AND fingerprint = ANY(${fingerprints})
    ORDER BY fingerprint FOR UPDATE`;
}

/** A finding as it is to stand from now on. Without a draft, only its lifecycle has changed. */
export type ChangedFinding = {
  standing: FindingStanding & Pick<StoredFinding, 'dueAt' | 'dueByHand' | 'revision'>;
  fingerprint: string;
  draft:
    | (FindingDraft & {
        digest: string;
        /** Left out: what is known stays. */
        baseSeverity?: Severity;
        severityParts?: readonly SeverityPart[];
        risk?: number;
        rootCause: string | null;
      })
    | null;
};

const changedColumns =
  raw(`fingerprint text, "ruleId" text, region text, "resourceKind" text, "resourceId" text,
  severity text, state text, "openedAt" timestamptz(3), "resolvedAt" timestamptz(3), resolution text, reopened int,
  owner text, title text, evidence jsonb, digest text, "baseSeverity" text, "severityParts" jsonb, risk int,
  "rootCause" text, "dueAt" timestamptz(3), "dueByHand" boolean, revision int`);

/** Something that happened to a finding. */
export type FindingEventRow = {
  fingerprint: string;
  kind: 'opened' | 'reopened' | 'severity-changed' | 'resolved';
  severity: string;
  resolution: string | null;
  /** What of the finding was different, and what it is now. */
  before: object | null;
  after: object | null;
  /** The finding's revision from then on. */
  revision: number;
};

/** For whom findings are written, when, by whom and in which collection. */
type FindingsRun = { accountId: string; at: Date; actor: string; collectionId: string | null };

/** Stores findings that are new or have changed, and writes down what happened to them. */
export async function writeFindings(
  tx: Transaction,
  { accountId, at, actor, collectionId }: FindingsRun,
  changed: ChangedFinding[],
  events: FindingEventRow[],
): Promise<void> {
  const rows = changed.map(({ standing, fingerprint, draft }) => ({ ...draft, ...standing, fingerprint }));
  const told = await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(${changedColumns})),
    changed AS (
      UPDATE findings f SET state = g.state, severity = g.severity, opened_at = g."openedAt",
        resolved_at = g."resolvedAt", resolution = g.resolution, reopened = g.reopened,
        due_at = g."dueAt", due_by_hand = g."dueByHand", revision = g.revision,
        owner = coalesce(g.owner, f.owner), title = coalesce(g.title, f.title),
        evidence = coalesce(g.evidence, f.evidence), digest = coalesce(g.digest, f.digest),
        base_severity = coalesce(g."baseSeverity", f.base_severity), risk = coalesce(g.risk, f.risk),
        severity_parts = coalesce(g."severityParts", f.severity_parts),
        root_cause = CASE WHEN g.digest IS NULL THEN f.root_cause ELSE g."rootCause" END
      FROM given g
      WHERE f.account_id = ${accountId} AND f.fingerprint = g.fingerprint),
    added AS (
      INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, state,
        opened_at, resolved_at, resolution, reopened, owner, title, evidence, digest, base_severity, severity_parts, risk,
        root_cause, due_at, revision)
      SELECT ${accountId}, fingerprint, "ruleId", region, "resourceKind", "resourceId", severity, state,
        "openedAt", "resolvedAt", resolution, reopened, owner, title, evidence, digest, "baseSeverity",
        coalesce("severityParts", '[]'), coalesce(risk, 0), "rootCause", "dueAt", revision
      FROM given WHERE digest IS NOT NULL
      ON CONFLICT DO NOTHING)
    INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, resolution, collection_id, before, after, revision)
    SELECT ${accountId}, fingerprint, ${at}, kind, ${actor}, severity, resolution, ${collectionId}::uuid,
      nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), revision
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      AS event(fingerprint text, kind text, severity text, resolution text, before jsonb, after jsonb, revision int)
    ON CONFLICT DO NOTHING`;
  await analyzeGrown(tx, 'findings', events.filter(({ kind }) => kind === 'opened').length);
  await analyzeGrown(tx, 'finding_events', told);
}
