import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';
import type { Sla } from '#lib/domain/due-dates.ts';
import type { Severity } from '#lib/domain/rules/rule.ts';
import type { Triage, TriageEvent } from '#lib/domain/triage.ts';

const { empty, raw, sql } = Prisma;

/** Which finding is meant. */
export type FindingName = { accountId: string; fingerprint: string };

/** A finding as triage sees it; `since`: when it opened, or last came back. */
export type TriagedFinding = FindingName &
  Omit<Triage, 'labels' | 'links'> & {
    labels: string[];
    links: { url: string; title: string }[];
    severity: Severity;
    since: Date;
    revision: number;
  };

/** When finding `f` opened, or last came back. */
const standingSince = sql`(CASE WHEN f.reopened = 0 THEN f.opened_at ELSE (
  SELECT max(v.at) FROM finding_events v
  WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint AND v.kind IN ('opened', 'reopened')) END)`;

const triageColumns = sql`f.account_id AS "accountId", f.fingerprint, f.state, f.assignee, f.due_at AS "dueAt",
  f.due_by_hand AS "dueByHand", f.labels, f.links, f.mute_id::text AS "muteId", f.severity, f.revision,
  ${standingSince} AS since`;

/**
 * The findings of these names that exist, held until the transaction ends.
 *
 * @param isPatient waits for those that somebody else holds; else they are left out
 */
export async function holdFindings(
  tx: Transaction,
  names: readonly FindingName[],
  isPatient: boolean,
): Promise<TriagedFinding[]> {
  return tx.$queryRaw`
    SELECT ${triageColumns} FROM findings f
    WHERE (f.account_id, f.fingerprint) IN (
      SELECT n."accountId", n.fingerprint
      FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS n("accountId" text, fingerprint text))
    ORDER BY f.account_id, f.fingerprint FOR UPDATE OF f ${isPatient ? empty : sql`SKIP LOCKED`}`;
}

/**
 * Less than the time after which PostgreSQL looks for deadlocks and ends somebody: whoever waits while holding
 * something gives up first, so that it is never a collection.
 */
export const shortPatienceMs = 800;

/** Waits so long for a finding that somebody else holds, and no longer. */
export async function limitWaiting(tx: Transaction, patienceMs: number): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = ${raw(`'${patienceMs}ms'`)}`;
}

/** What an act makes of a finding that is held, and what of it differs. */
export type TriageChange = {
  finding: TriagedFinding;
  triage: Triage;
  event: TriageEvent | 'undone';
  before: Partial<Triage>;
  after: Partial<Triage>;
};

/** Who acts, when, and in which bulk act. */
export type Acting = { at: Date; actor: string; bulkActId: string | null };

const changedColumns = raw(`"accountId" text, fingerprint text, "seenRevision" int, state text, assignee text,
  "dueAt" timestamptz(3), "dueByHand" boolean, labels text[], links jsonb, "muteId" uuid, event text, before jsonb, after jsonb`);

/**
 * Writes what acts change, each only if the finding is as it was seen, and its event with it.
 *
 * @returns how many were
 */
export async function writeTriage(
  tx: Transaction,
  changes: readonly TriageChange[],
  { at, actor, bulkActId }: Acting,
): Promise<number> {
  if (changes.length === 0) return 0;
  const rows = changes.map(({ finding, triage, event, before, after }) => {
    const { accountId, fingerprint, revision: seenRevision } = finding;
    return { accountId, fingerprint, seenRevision, ...triage, event, before, after };
  });
  return tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(${changedColumns})),
    changed AS (
      UPDATE findings f SET state = g.state, assignee = g.assignee, due_at = g."dueAt", due_by_hand = g."dueByHand",
        labels = g.labels, links = g.links, mute_id = g."muteId", revision = f.revision + 1
      FROM given g
      WHERE f.account_id = g."accountId" AND f.fingerprint = g.fingerprint AND f.revision = g."seenRevision"
      RETURNING f.account_id, f.fingerprint, f.severity, f.revision, g.event, g.before, g.after)
    INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, before, after, revision, bulk_act_id)
    SELECT c.account_id, c.fingerprint,
      greatest(${time(at)}, (SELECT max(v.at) + interval '1 millisecond' FROM finding_events v
        WHERE v.account_id = c.account_id AND v.fingerprint = c.fingerprint AND v.kind = c.event)),
      c.event, ${actor}, c.severity, c.before, c.after, c.revision, ${bulkActId}::uuid
    FROM changed c`;
}

/** What somebody did with one finding: who, when, and what was different before. */
export type ActEvent = { kind: string; actor: string; at: Date; before: unknown; after: unknown };

/** The act of a person that gave a finding a revision; null: something else did. */
export async function readActEvent(
  tx: Transaction,
  { accountId, fingerprint }: FindingName,
  revision: number,
): Promise<ActEvent | null> {
  const [event] = await tx.$queryRaw<ActEvent[]>`
    SELECT kind, actor, at, before, after FROM finding_events
    WHERE account_id = ${accountId} AND fingerprint = ${fingerprint} AND revision = ${revision}::int
      AND kind IN ('acknowledged', 'started', 'returned', 'muted', 'unmuted', 'assigned', 'due-changed', 'labelled', 'linked')
    ORDER BY at DESC LIMIT 1`;
  return event ?? null;
}

/** An event of a bulk act, and the finding's name. */
export type BulkEvent = FindingName & { before: unknown; after: unknown; revision: number };

/** What a bulk act changed, after a finding and in the order of their names, at most `limit`. */
export async function readBulkEvents(
  tx: Transaction,
  bulkActId: string,
  after: FindingName | null,
  limit: number,
): Promise<BulkEvent[]> {
  return tx.$queryRaw`
    SELECT account_id AS "accountId", fingerprint, before, after, revision FROM finding_events
    WHERE bulk_act_id = ${bulkActId}::uuid AND kind <> 'undone'
      ${after === null ? empty : sql`AND (account_id, fingerprint) > (${after.accountId}, ${after.fingerprint})`}
    ORDER BY account_id, fingerprint LIMIT ${limit}::int`;
}

/**
 * Writes the SLA's due dates of the findings that stand: of those that have none or, with `all`, that no person set. What
 * somebody holds is left: a collection writes it anew, a later call finds it.
 */
export async function writeSlaDueDates(db: Database, sla: Sla, all: boolean): Promise<void> {
  const isMeant = all ? sql`NOT f.due_by_hand` : sql`f.due_at IS NULL`;
  await db.$executeRaw`
    WITH meant AS (
      SELECT account_id, fingerprint FROM findings f WHERE f.state <> 'resolved' AND ${isMeant} FOR UPDATE SKIP LOCKED)
    UPDATE findings f SET due_at = ${standingSince} + (${JSON.stringify(sla)}::jsonb ->> f.severity)::float8 * interval '1 hour'
    FROM meant WHERE f.account_id = meant.account_id AND f.fingerprint = meant.fingerprint`;
}
