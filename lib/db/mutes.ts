import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, monitored, time } from '#lib/db/read-filter.ts';
import { afterCursor, createdAtKeys, type Keyset, orderedPage } from '#lib/db/read-page.ts';
import { likeOf, type MutePattern } from '#lib/domain/mutes.ts';

const { empty, sql } = Prisma;

/** `AND` finding `f` is caught by a pattern. */
function caughtBy({ rule, account, owner, tag, resource }: MutePattern): Prisma.Sql {
  return sql`
    ${rule === null ? empty : sql`AND f.rule_id = ${rule}`}
    ${account === null ? empty : sql`AND f.account_id = ${account}`}
    ${owner === null ? empty : sql`AND f.owner = ${owner}`}
    ${resource === null ? empty : sql`AND ${isNamed(likeOf(resource))}`}
    ${tag === null ? empty : sql`AND ${isTagged(tag)}`}`;
}

const ofInstance = sql`FROM instances i
  WHERE f.resource_kind = 'instance' AND i.account_id = f.account_id AND i.region = f.region
    AND i.instance_id = f.resource_id AND i.valid_to IS NULL`;
const ofTemplate = sql`FROM launch_template_versions l
  WHERE f.resource_kind = 'launch-template' AND l.account_id = f.account_id AND l.region = f.region
    AND l.template_id = split_part(f.resource_id, ':', 1)
    AND l.version_number::text = split_part(f.resource_id, ':', 2) AND l.valid_to IS NULL`;
const ofRole = sql`FROM roles r
  WHERE f.resource_kind = 'role' AND r.account_id = f.account_id AND r.role_arn = f.resource_id AND r.valid_to IS NULL`;
const ofKey = sql`FROM access_keys k
  JOIN users u ON u.account_id = k.account_id AND u.user_name = k.user_name AND u.valid_to IS NULL
  WHERE f.resource_kind = 'access-key' AND k.account_id = f.account_id AND k.access_key_id = f.resource_id
    AND k.valid_to IS NULL`;

/** Whether the id or the name of the finding's resource is like a pattern; a key goes by its user's name. */
function isNamed(pattern: string): Prisma.Sql {
  return sql`(f.resource_id LIKE ${pattern}
    OR EXISTS (SELECT 1 ${ofInstance} AND i.name LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofTemplate} AND l.template_name LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofRole} AND r.role_name LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofKey} AND k.user_name LIKE ${pattern}))`;
}

/** Whether the finding's resource carries a tag; a key goes by its user's. */
function isTagged({ key, value }: NonNullable<MutePattern['tag']>): Prisma.Sql {
  const pattern = value === null ? '%' : likeOf(value);
  return sql`(EXISTS (SELECT 1 ${ofInstance} AND i.tags ->> ${key}::text LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofTemplate} AND l.tags ->> ${key}::text LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofRole} AND r.tags ->> ${key}::text LIKE ${pattern})
    OR EXISTS (SELECT 1 ${ofKey} AND u.tags ->> ${key}::text LIKE ${pattern}))`;
}

/** A mute, and how many findings it holds now. `pattern` is null where a person chose the findings. */
export type MuteRow = {
  id: string;
  pattern: unknown;
  reason: string;
  until: Date | null;
  createdBy: string;
  createdAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  findings: number;
};

const columns = sql`m.id::text AS id, m.pattern, m.reason, m.until, m.created_by AS "createdBy",
  m.created_at AS "createdAt", m.ended_at AS "endedAt", m.ended_by AS "endedBy"`;
const holding = sql`(SELECT count(*)::int FROM findings f WHERE f.mute_id = m.id AND f.state = 'muted')`;

/** A new mute. */
export type MuteDraft = {
  id: string;
  pattern: MutePattern | null;
  reason: string;
  until: Date | null;
  createdBy: string;
  at: Date;
};

/** Writes a mute down; it holds no finding yet. */
export async function insertMute(
  tx: Transaction,
  { id, pattern, reason, until, createdBy, at }: MuteDraft,
): Promise<void> {
  const data = { id, pattern: pattern ?? Prisma.DbNull, reason, until, createdBy, createdAt: at };
  await tx.mute.create({ data, select: { id: true } });
}

/** How mutes can be sorted. */
export const muteSortKeys = { createdAt: createdAtKeys<MuteRow>('m') };

/** Mutes that stand, or that have ended; one row more than the page where there is a next one. */
export async function readMutes(
  db: Database,
  isStanding: boolean,
  page: Keyset<MuteRow>,
): Promise<MuteRow[]> {
  return db.$queryRaw`
    SELECT ${columns}, ${holding} AS findings FROM mutes m
    WHERE m.ended_at IS ${isStanding ? empty : sql`NOT`} NULL ${afterCursor(page)} ${orderedPage(page)}`;
}

/** How many mutes stand, or have ended. */
export async function countMutes(db: Database, isStanding: boolean): Promise<number> {
  return db.mute.count({ where: { endedAt: isStanding ? null : { not: null } } });
}

/** Some mutes by their ids. */
export async function readMutesById(db: Database | Transaction, ids: readonly string[]): Promise<MuteRow[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw`
    SELECT ${columns}, ${holding} AS findings FROM mutes m WHERE m.id = ANY(${[...ids]}::uuid[])`;
}

/** Those of the mutes named that have not ended. */
export async function readStandingMuteIds(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.mute.findMany({
    where: { id: { in: [...ids] }, endedAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

type StandingMute = { id: string; pattern: MutePattern | null };

/** The standing mutes that have patterns, the oldest first. */
async function readStandingPatterns(tx: Transaction, at: Date): Promise<StandingMute[]> {
  return tx.$queryRaw`
    SELECT m.id::text AS id, m.pattern FROM mutes m
    WHERE m.ended_at IS NULL AND m.pattern IS NOT NULL AND (m.until IS NULL OR m.until > ${time(at)})
    ORDER BY m.created_at, m.id`;
}

/**
 * Mutes those of some findings that a standing mute catches: the one that held a finding before it was resolved, or one
 * by its pattern.
 *
 * @returns how many
 */
export async function muteCaught(
  tx: Transaction,
  { accountId, fingerprints, at }: { accountId: string; fingerprints: string[]; at: Date },
): Promise<number> {
  let muted = await muteBy(tx, { accountId, fingerprints, at }, sql`m.id = f.mute_id`);
  for (const { id, pattern } of await readStandingPatterns(tx, at)) {
    if (pattern === null || (pattern.account !== null && pattern.account !== accountId)) continue;
    muted += await muteBy(tx, { accountId, fingerprints, at }, sql`m.id = ${id}::uuid ${caughtBy(pattern)}`);
  }
  return muted;
}

async function muteBy(
  tx: Transaction,
  { accountId, fingerprints, at }: { accountId: string; fingerprints: string[]; at: Date },
  isCaught: Prisma.Sql,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ muted: number }[]>`
    WITH muted AS (
      UPDATE findings f SET state = 'muted', mute_id = m.id, revision = f.revision + 1
      FROM mutes m
      WHERE f.account_id = ${accountId} AND f.fingerprint = ANY(${fingerprints}) AND f.state NOT IN ('muted', 'resolved')
        AND m.ended_at IS NULL AND (m.until IS NULL OR m.until > ${time(at)}) AND ${isCaught}
      RETURNING f.account_id, f.fingerprint, f.severity, f.revision, m.id AS mute_id, m.created_by),
    told AS (
      INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, before, after, revision)
      SELECT account_id, fingerprint, ${time(at)}, 'muted', created_by, severity, '{"state": "open"}',
        jsonb_build_object('state', 'muted', 'muteId', mute_id), revision
      FROM muted ON CONFLICT DO NOTHING)
    SELECT count(*)::int AS muted FROM muted`;
  return row?.muted ?? 0;
}

/**
 * What a collection opened or reopened, stands untouched, and may not have been held against every mute: some were made
 * while it was being collected.
 */
export async function readNewcomers(
  db: Database,
  accountId: string,
  collectionId: string,
): Promise<{ fingerprint: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT f.fingerprint, e.at FROM collections c
    JOIN finding_events e ON e.account_id = c.account_id AND e.at >= c.started_at AND e.collection_id = c.id
      AND e.kind IN ('opened', 'reopened')
    JOIN findings f ON f.account_id = e.account_id AND f.fingerprint = e.fingerprint AND f.revision = e.revision
      AND f.state <> 'muted'
    WHERE c.account_id = ${accountId} AND c.id = ${collectionId}::uuid AND EXISTS (
      SELECT 1 FROM mutes m WHERE m.ended_at IS NULL AND m.pattern IS NOT NULL
        AND m.created_at >= c.started_at - interval '1 minute')`;
}

/**
 * The ended mutes that hold findings of an account all the same: while they ended, a collection put findings under them that
 * nobody saw yet.
 */
export async function readEndedHolding(db: Database, accountId: string): Promise<EndedMute[]> {
  return db.$queryRaw`
    SELECT DISTINCT m.id::text AS id, m.ended_at AS at FROM findings f JOIN mutes m ON m.id = f.mute_id
    WHERE f.account_id = ${accountId} AND f.mute_id IS NOT NULL AND f.state = 'muted' AND m.ended_at IS NOT NULL`;
}

/** A mute that has ended, and when. */
type EndedMute = { id: string; at: Date };

/** Ends the mutes whose time has come. */
export async function endPassedMutes(tx: Transaction, now: Date): Promise<EndedMute[]> {
  return tx.$queryRaw`
    UPDATE mutes SET ended_at = until WHERE ended_at IS NULL AND until <= ${time(now)}
    RETURNING id::text AS id, ended_at AS at`;
}

/** Whether the time of a mute has come that has not been ended yet. */
export async function hasPassedMutes(db: Database, now: Date): Promise<boolean> {
  const rows: unknown[] = await db.$queryRaw`
    SELECT 1 FROM mutes WHERE ended_at IS NULL AND until <= ${time(now)} LIMIT 1`;
  return rows.length > 0;
}

/** Ends a standing mute; false if there is none. */
export async function endMute(
  tx: Transaction,
  id: string,
  { at, actor }: { at: Date; actor: string },
): Promise<boolean> {
  return (
    (await tx.$executeRaw`
      UPDATE mutes SET ended_at = ${time(at)}, ended_by = ${actor} WHERE id = ${id}::uuid AND ended_at IS NULL`) >
    0
  );
}

/**
 * Brings back what an ended mute held, at once; what another standing mute catches goes on under that one.
 *
 * @param actor who ended it
 * @returns how many findings no mute holds any more
 */
export async function bringBack(tx: Transaction, { id, at }: EndedMute, actor: string): Promise<number> {
  const back = await tx.$queryRaw<{ accountId: string; fingerprint: string }[]>`
    WITH back AS (
      UPDATE findings SET state = 'open', mute_id = NULL, revision = revision + 1
      WHERE mute_id = ${id}::uuid AND state = 'muted'
      RETURNING account_id, fingerprint, severity, revision),
    told AS (
      INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, before, after, revision)
      SELECT account_id, fingerprint, ${time(at)}, 'unmuted', ${actor}, severity,
        jsonb_build_object('state', 'muted', 'muteId', ${id}::text), '{"state": "open"}', revision
      FROM back ON CONFLICT DO NOTHING)
    SELECT account_id AS "accountId", fingerprint FROM back`;
  await tx.$executeRaw`UPDATE findings SET mute_id = NULL WHERE mute_id = ${id}::uuid`;
  let caught = 0;
  for (const [accountId, findings] of Map.groupBy(back, (finding) => finding.accountId)) {
    const fingerprints = findings.map(({ fingerprint }) => fingerprint);
    caught += await muteCaught(tx, { accountId, fingerprints, at });
  }
  return back.length - caught;
}

/** Lets a mute hold what another held that it takes the place of. */
export async function handOver(
  tx: Transaction,
  { from, to, at, actor }: { from: string; to: string; at: Date; actor: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH held AS (
      UPDATE findings SET mute_id = ${to}::uuid, revision = revision + 1
      WHERE mute_id = ${from}::uuid AND state = 'muted'
      RETURNING account_id, fingerprint, severity, revision)
    INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, before, after, revision)
    SELECT account_id, fingerprint, ${time(at)}, 'muted', ${actor}, severity,
      jsonb_build_object('muteId', ${from}::text), jsonb_build_object('muteId', ${to}::text), revision
    FROM held ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`UPDATE findings SET mute_id = ${to}::uuid WHERE mute_id = ${from}::uuid`;
}

/** The findings that a pattern catches, stand and are not muted yet, in their order. */
export async function selectCaught(
  db: Database,
  pattern: MutePattern,
  accounts: readonly string[] | null,
): Promise<{ accountId: string; fingerprint: string; revision: number }[]> {
  return db.$queryRaw`
    SELECT f.account_id AS "accountId", f.fingerprint, f.revision FROM findings f
    WHERE f.state NOT IN ('muted', 'resolved') ${among(sql`f.account_id`, accounts)} ${monitored('f', null)} ${caughtBy(pattern)}
    ORDER BY f.account_id, f.fingerprint`;
}

/** The ids of the standing mutes that hold a finding, or whose patterns catch it. */
export async function readHoldingMutes(
  db: Database,
  { accountId, fingerprint }: { accountId: string; fingerprint: string },
): Promise<MuteRow[]> {
  const patterns: { id: string; pattern: MutePattern }[] = await db.$queryRaw`
    SELECT id::text AS id, pattern FROM mutes WHERE ended_at IS NULL AND pattern IS NOT NULL`;
  const caught = patterns.map(
    ({ id, pattern }) => sql`SELECT ${id}::uuid AS id FROM findings f
      WHERE f.account_id = ${accountId} AND f.fingerprint = ${fingerprint} ${caughtBy(pattern)}`,
  );
  const own = sql`SELECT f.mute_id AS id FROM findings f
    WHERE f.account_id = ${accountId} AND f.fingerprint = ${fingerprint}`;
  return db.$queryRaw`
    SELECT ${columns}, ${holding} AS findings FROM mutes m
    WHERE m.ended_at IS NULL AND m.id IN (${Prisma.join([own, ...caught], ' UNION ')})
    ORDER BY m.created_at`;
}

/** A finding that a pattern catches. */
type CaughtRow = { accountId: string; fingerprint: string; title: string; severity: string };

/** What a pattern catches of the findings that stand: how many, of how many, and the first ones, the worst first. */
export async function previewPattern(
  db: Database,
  pattern: MutePattern,
  accounts: readonly string[] | null,
): Promise<{ count: number; standing: number; first: CaughtRow[] }> {
  const visible = sql`${among(sql`f.account_id`, accounts)} ${monitored('f', null)}`;
  const [[counted], first] = await Promise.all([
    db.$queryRaw<{ count: number; standing: number }[]>`
      SELECT count(*) FILTER (WHERE true ${caughtBy(pattern)})::int AS count, count(*)::int AS standing
      FROM findings f WHERE f.state <> 'resolved' ${visible}`,
    db.$queryRaw<CaughtRow[]>`
      SELECT f.account_id AS "accountId", f.fingerprint, f.title, f.severity FROM findings f
      WHERE f.state <> 'resolved' ${visible} ${caughtBy(pattern)}
      ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.opened_at DESC LIMIT 10`,
  ]);
  return { count: counted?.count ?? 0, standing: counted?.standing ?? 0, first };
}
