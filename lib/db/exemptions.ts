import type { Database, Transaction } from '#lib/db/client.ts';
import { isCovered } from '#lib/db/exempt-instances.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  type CoverageInstant,
  coverageJoins,
  coverageOf,
  isInEligibleState,
  seenScopes,
} from '#lib/db/read-coverage.ts';
import { matching, monitored, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, createdAtKeys, type Keyset, orderedPage } from '#lib/db/read-page.ts';
import type { ExemptionPattern, ExemptionTerm } from '#lib/domain/exemptions.ts';
import { likeOf } from '#lib/domain/mutes.ts';

const { empty, sql } = Prisma;

/** An exemption, and how many instances it takes out of the ratio now. */
export type ExemptionRow = ExemptionTerm & {
  id: string;
  pattern: unknown;
  reason: string;
  createdBy: string;
  /** Null with `endedAt`: its time had come. */
  endedBy: string | null;
  instances: number;
};

/** What decides which instances count in the ratio, but for exemptions. */
type Counted = Pick<CoverageInstant, 'eligibleStates'>;

const columns = sql`z.id::text AS id, z.pattern, z.reason, z.until, z.created_by AS "createdBy",
  z.created_at AS "createdAt", z.ended_at AS "endedAt", z.ended_by AS "endedBy"`;

/** Current, monitored instances `i` that count. */
const isCounted = (counted: Counted) =>
  sql`i.valid_to IS NULL AND ${isInEligibleState(counted)} ${monitored('i', null)}`;

/** A new exemption. */
export type ExemptionDraft = Pick<ExemptionTerm, 'until'> & {
  id: string;
  pattern: ExemptionPattern;
  reason: string;
  createdBy: string;
  at: Date;
};

/** Writes an exemption down: it stands from then on, and is still to be applied. */
export async function insertExemption(db: Database, draft: ExemptionDraft): Promise<void> {
  const { id, pattern, reason, until, createdBy, at } = draft;
  await db.exemption.create({
    data: { ...{ id, pattern, reason, until, createdBy }, createdAt: at, ...patternColumns(pattern) },
    select: { id: true },
  });
}

function patternColumns({ account, owner, tag, resource }: ExemptionPattern) {
  return {
    ...{ accountId: account, owner, resourceLike: resource && likeOf(resource) },
    ...{ tagKey: tag?.key ?? null, tagLike: tag && likeOf(tag.value ?? '*') },
  };
}

/** How exemptions can be sorted. */
export const exemptionSortKeys = { createdAt: createdAtKeys<ExemptionRow>('z') };

/** Exemptions that stand, or that have ended; one row more than the page where there is a next one. */
export async function readExemptions(
  db: Database,
  isStanding: boolean,
  counted: Counted,
  page: Keyset<ExemptionRow>,
): Promise<ExemptionRow[]> {
  return db.$queryRaw`
    SELECT ${columns}, ${holding(counted)} AS instances FROM exemptions z
    WHERE z.ended_at IS ${isStanding ? empty : sql`NOT`} NULL ${afterCursor(page)} ${orderedPage(page)}`;
}

/** How many exemptions stand, or have ended. */
export async function countExemptions(db: Database, isStanding: boolean): Promise<number> {
  return db.exemption.count({ where: { endedAt: isStanding ? null : { not: null } } });
}

function holding(counted: Counted): Prisma.Sql {
  return sql`CASE WHEN z.ended_at IS NULL THEN (
    SELECT count(*)::int FROM instances i WHERE ${isCounted(counted)} AND ${isCovered}) ELSE 0 END`;
}

/** One exemption; null if there is none. */
export async function readExemption(
  db: Database,
  id: string,
  counted: Counted,
): Promise<ExemptionRow | null> {
  const rows: ExemptionRow[] = await db.$queryRaw`
    SELECT ${columns}, ${holding(counted)} AS instances FROM exemptions z WHERE z.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** When the exemptions stand, by their ids. */
export async function readExemptionTerms(tx: Transaction): Promise<Map<string, ExemptionTerm>> {
  const rows = await tx.exemption.findMany({
    select: { id: true, createdAt: true, until: true, endedAt: true },
  });
  return new Map(rows.map(({ id, ...term }) => [id, term]));
}

/** An instance that a pattern covers. */
type CoveredRow = {
  accountId: string;
  region: string;
  instanceId: string;
  name: string | null;
  owner: string;
};

/** What a pattern covers: how many instances, how many of them lack a role, of how many, and the first ones. */
export type CoveredCounts = { count: number; uncovered: number; eligible: number; first: CoveredRow[] };

/** What a pattern covers now, of the instances that count in the ratio; those without a role come first. */
export async function readCovered(
  db: Database,
  pattern: ExemptionPattern,
  { filter, instant }: { filter: ResourceFilter; instant: CoverageInstant },
): Promise<CoveredCounts> {
  const { accountId, owner, resourceLike, tagKey, tagLike } = patternColumns(pattern);
  const given = sql`(SELECT ${accountId}::text AS account_id, ${owner}::text AS owner,
    ${resourceLike}::text AS resource_like, ${tagKey}::text AS tag_key, ${tagLike}::text AS tag_like) z`;
  const isBare = sql`coverage IN ('no-profile', 'empty-profile')`;
  const [row] = await db.$queryRaw<CoveredCounts[]>`
    WITH ${seenScopes(instant)}, counted AS MATERIALIZED (
      SELECT i.account_id, i.region, i.instance_id, i.name, i.owner, ${coverageOf(instant)} AS coverage,
        coalesce(${isCovered}, false) AS is_covered
      FROM instances i CROSS JOIN ${given} ${coverageJoins(instant)}
      WHERE ${isCounted(instant)} ${matching('i', filter)})
    SELECT count(*)::int AS eligible, count(*) FILTER (WHERE is_covered)::int AS count,
      count(*) FILTER (WHERE is_covered AND ${isBare})::int AS uncovered, (
        SELECT coalesce(jsonb_agg(f), '[]') FROM (
          SELECT account_id AS "accountId", region, instance_id AS "instanceId", name, owner FROM counted
          WHERE is_covered ORDER BY ${isBare} DESC, account_id, region, instance_id LIMIT 10) f) AS first
    FROM counted`;
  return row ?? { count: 0, uncovered: 0, eligible: 0, first: [] };
}

/** Ends a standing exemption; false if there is none. */
export async function endExemption(
  db: Database,
  id: string,
  { at, actor }: { at: Date; actor: string },
): Promise<boolean> {
  const ended = await db.$executeRaw`
    UPDATE exemptions SET ended_at = ${time(at)}, ended_by = ${actor}, is_applied = false
    WHERE id = ${id}::uuid AND ended_at IS NULL`;
  return ended > 0;
}

/** A new exemption of what another covers, with its own reason and end. */
type Successor = { id: string; of: string; reason: string; until: Date | null; createdBy: string; at: Date };

/**
 * Ends a standing exemption and begins another of the same pattern at that instant. Who is exempt stays as it was, so what
 * followed the old one follows the new one; what did not yet is still to come.
 *
 * @returns false if there is none that stands
 */
export async function succeedExemption(
  db: Database,
  { id, of, reason, until, createdBy, at }: Successor,
): Promise<boolean> {
  const begun = await db.$executeRaw`
    WITH old AS (SELECT * FROM exemptions WHERE id = ${of}::uuid AND ended_at IS NULL FOR UPDATE),
    ended AS (
      UPDATE exemptions z SET ended_at = ${time(at)}, ended_by = ${createdBy}, is_applied = true
      FROM old WHERE z.id = old.id)
    INSERT INTO exemptions (id, pattern, account_id, owner, tag_key, tag_like, resource_like, reason, until, created_by,
      created_at, is_applied)
    SELECT ${id}::uuid, pattern, account_id, owner, tag_key, tag_like, resource_like, ${reason},
      ${until}::timestamptz, ${createdBy}, ${time(at)}, is_applied FROM old`;
  return begun > 0;
}

/** Ends the exemptions whose time has come. */
export async function endPassedExemptions(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE exemptions SET ended_at = until, is_applied = false WHERE ended_at IS NULL AND until <= ${time(now)}`;
}

/** An exemption that began or ended, and whose episodes and findings do not follow that yet. */
export type ExemptionDue = {
  id: string;
  /** Null: of every account. */
  accountId: string | null;
  /** When it began or ended. */
  at: Date;
  actor: string;
};

/** The exemptions that are still to be applied, in the order in which they began or ended. */
export async function readExemptionsDue(db: Database): Promise<ExemptionDue[]> {
  return db.$queryRaw`
    SELECT id::text AS id, account_id AS "accountId", coalesce(ended_at, created_at) AS at,
      CASE WHEN ended_at IS NULL THEN created_by ELSE coalesce(ended_by, 'rolecall') END AS actor
    FROM exemptions WHERE NOT is_applied ORDER BY at, id`;
}

/** Notes that an exemption is applied as it stood when it was read. */
export async function noteExemptionApplied(db: Database, { id, at }: ExemptionDue): Promise<void> {
  await db.$executeRaw`
    UPDATE exemptions SET is_applied = true
    WHERE id = ${id}::uuid AND coalesce(ended_at, created_at) = ${time(at)}`;
}

/** The instances of an account that there are and that an exemption covers, by region. */
export async function readCoveredInstances(
  tx: Transaction,
  accountId: string,
  exemptionId: string,
): Promise<{ region: string; instanceIds: string[] }[]> {
  return tx.$queryRaw`
    SELECT i.region, array_agg(i.instance_id) AS "instanceIds" FROM instances i, exemptions z
    WHERE z.id = ${exemptionId}::uuid AND i.account_id = ${accountId} AND i.valid_to IS NULL AND ${isCovered}
      ${monitored('i', null)}
    GROUP BY i.region`;
}
