import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { Resolution } from '#lib/domain/findings.ts';
import type { FindingDraft, RuleId } from '#lib/domain/rules/rule.ts';

const { empty, raw, sql } = Prisma;

/** The findings that an evaluation speaks for, and when. */
export type EvaluationScope = {
  accountId: string;
  ruleIds: readonly RuleId[];
  /** Null: of every region. */
  region: string | null;
  at: Date;
  collectionId: string;
  actor: string;
};

/** An open finding whose rule no longer finds it broken. */
export type UnbrokenFinding = {
  fingerprint: string;
  ruleId: RuleId;
  region: string;
  resourceId: string;
};

const draftColumns = `fingerprint text, "ruleId" text, region text, "resourceKind" text, "resourceId" text,
  severity text, owner text, title text, evidence jsonb`;

const rank = (column: string) => raw(`array_position(ARRAY['low', 'medium', 'high', 'critical'], ${column})`);

/** Makes room for an evaluation's verdicts; gone with the transaction. */
export async function beginEvaluation(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE IF NOT EXISTS drafts (fingerprint text PRIMARY KEY, rule_id text, region text,
      resource_kind text, resource_id text, severity text, owner text, title text, evidence jsonb)
    ON COMMIT DROP`;
  await tx.$executeRaw`TRUNCATE drafts`;
}

/** Takes down verdicts: findings that stand, and (without a draft) the fingerprints of what cannot be told. */
export async function addVerdicts(tx: Transaction, drafts: FindingDraft[], unknown: string[]): Promise<void> {
  const rows = [...drafts, ...unknown.map((fingerprint) => ({ fingerprint }))];
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO drafts
    SELECT fingerprint, "ruleId", region, "resourceKind", "resourceId", severity, owner, title, evidence
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(${raw(draftColumns)})
    ON CONFLICT DO NOTHING`;
}

function event(kind: string, { accountId, at, actor, collectionId }: EvaluationScope): Prisma.Sql {
  return sql`INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, resolution, collection_id)
    SELECT ${accountId}, fingerprint, ${at}, ${kind}, ${actor}, severity, resolution, ${collectionId}::uuid
    FROM changed ON CONFLICT DO NOTHING`;
}

/** Opens findings for what is broken and has none; returns how many. */
export async function openFindings(tx: Transaction, scope: EvaluationScope): Promise<number> {
  return tx.$executeRaw`
    WITH changed AS (
      INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, state,
        opened_at, owner, title, evidence)
      SELECT ${scope.accountId}, fingerprint, rule_id, region, resource_kind, resource_id, severity, 'open',
        ${scope.at}, owner, title, evidence
      FROM drafts WHERE rule_id IS NOT NULL
      ON CONFLICT DO NOTHING
      RETURNING fingerprint, severity, resolution)
    ${event('opened', scope)}`;
}

/** Opens resolved findings again whose resources are broken again; returns how many. */
export async function reopenFindings(tx: Transaction, scope: EvaluationScope): Promise<number> {
  return tx.$executeRaw`
    WITH changed AS (
      UPDATE findings f SET state = 'open', resolved_at = NULL, resolution = NULL, reopened = f.reopened + 1,
        severity = d.severity, owner = d.owner, title = d.title, evidence = d.evidence
      FROM drafts d
      WHERE f.account_id = ${scope.accountId} AND f.fingerprint = d.fingerprint AND d.rule_id IS NOT NULL
        AND f.state = 'resolved'
      RETURNING f.fingerprint, f.severity, f.resolution)
    ${event('reopened', scope)}`;
}

/**
 * Brings the severity of open findings up to date; returns how many changed.
 *
 * @param mayLower false: only a worse severity is taken over
 */
export async function changeSeverities(
  tx: Transaction,
  scope: EvaluationScope,
  mayLower: boolean,
): Promise<number> {
  return tx.$executeRaw`
    WITH changed AS (
      UPDATE findings f SET severity = d.severity
      FROM drafts d
      WHERE f.account_id = ${scope.accountId} AND f.fingerprint = d.fingerprint AND d.rule_id IS NOT NULL
        AND f.state = 'open' AND f.severity <> d.severity
        ${mayLower ? empty : sql`AND ${rank('d.severity')} > ${rank('f.severity')}`}
      RETURNING f.fingerprint, f.severity, f.resolution)
    ${event('severity-changed', scope)}`;
}

/** Brings what open findings say of their resources up to date. */
export async function refreshFindings(tx: Transaction, { accountId }: EvaluationScope): Promise<void> {
  await tx.$executeRaw`
    UPDATE findings f SET owner = d.owner, title = d.title, evidence = d.evidence
    FROM drafts d
    WHERE f.account_id = ${accountId} AND f.fingerprint = d.fingerprint AND d.rule_id IS NOT NULL AND f.state = 'open'
      AND (f.owner, f.title, f.evidence) IS DISTINCT FROM (d.owner, d.title, d.evidence)`;
}

/** The open findings of an evaluation that no verdict speaks of. */
export async function readUnbrokenFindings(
  tx: Transaction,
  { accountId, ruleIds, region }: EvaluationScope,
): Promise<UnbrokenFinding[]> {
  return tx.$queryRaw`
    SELECT f.fingerprint, f.rule_id AS "ruleId", f.region, f.resource_id AS "resourceId" FROM findings f
    WHERE f.account_id = ${accountId} AND f.rule_id = ANY(${[...ruleIds]}) AND f.state = 'open'
      ${region === null ? empty : sql`AND f.region = ${region}`}
      AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.fingerprint = f.fingerprint)`;
}

/** Resolves findings. */
export async function resolveFindings(
  tx: Transaction,
  scope: EvaluationScope,
  resolutions: { fingerprint: string; resolution: Resolution }[],
): Promise<void> {
  if (resolutions.length === 0) return;
  await tx.$executeRaw`
    WITH changed AS (
      UPDATE findings f SET state = 'resolved', resolved_at = ${scope.at}, resolution = r.resolution
      FROM jsonb_to_recordset(${JSON.stringify(resolutions)}::jsonb) AS r(fingerprint text, resolution text)
      WHERE f.account_id = ${scope.accountId} AND f.fingerprint = r.fingerprint AND f.state = 'open'
      RETURNING f.fingerprint, f.severity, f.resolution)
    ${event('resolved', scope)}`;
}
