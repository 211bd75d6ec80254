import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, countedCoverageOf, coverageJoins, seenScopes } from '#lib/db/read-coverage.ts';
import {
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, numberKey, orderedPage, textKey } from '#lib/db/read-page.ts';

const { raw, sql } = Prisma;

export type OwnerRow = {
  owner: string;
  covered: number;
  eligible: number;
  unknown: number;
  exempt: number;
  ratio: number | null;
  openEpisodes: number;
  activeAccessKeys: number;
  roles: number;
  openFindings: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
};

const identity = [textKey<OwnerRow>('o.owner', (row) => row.owner)];

/** How owners can be sorted. */
export const ownerSortKeys = {
  owner: identity,
  eligible: [numberKey<OwnerRow>('o.eligible', 'integer', (row) => row.eligible), ...identity],
  ratio: [numberKey<OwnerRow>('o.ratio', 'float8', (row) => row.ratio), ...identity],
  openEpisodes: [numberKey<OwnerRow>('o."openEpisodes"', 'integer', (row) => row.openEpisodes), ...identity],
  activeAccessKeys: [
    numberKey<OwnerRow>('o."activeAccessKeys"', 'integer', (row) => row.activeAccessKeys),
    ...identity,
  ],
  openFindings: [numberKey<OwnerRow>('o."openFindings"', 'integer', (row) => row.openFindings), ...identity],
};

/** Episodes `e` that were open at an instant. */
function openAt({ at, isLatest }: Instant): Prisma.Sql {
  return isLatest
    ? sql`e.ended_at IS NULL`
    : sql`e.opened_at <= ${time(at)} AND (e.ended_at IS NULL OR e.ended_at > ${time(at)})`;
}

/** Holder and severity of the findings that stood at an instant, muted ones among them. */
function findingsAt(holder: Holder, filter: ResourceFilter, instant: Instant): Prisma.Sql {
  const isMeant = sql`${matching('f', filter)} ${monitored('f', instant.at)}`;
  if (instant.isLatest)
    return sql`SELECT f.${raw(holder)}, f.severity FROM findings f WHERE f.state <> 'resolved' ${isMeant}`;
  return sql`
    SELECT f.${raw(holder)}, last.severity FROM findings f, LATERAL (
      SELECT v.kind, v.severity FROM finding_events v
      WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint AND v.at <= ${time(instant.at)}
        AND v.kind IN ('opened', 'reopened', 'severity-changed', 'resolved')
      ORDER BY v.at DESC, v.kind = 'resolved' DESC LIMIT 1) last
    WHERE last.kind <> 'resolved' ${isMeant}`;
}

/** Who holds resources: owners, or accounts. */
type Holder = 'owner' | 'account_id';

/** How many resources of each kind each holder had at an instant. */
function counted(by: Holder, filter: ResourceFilter, instant: CoverageInstant): Prisma.Sql {
  const holder = raw(by);
  return sql`
    SELECT ${holder} AS holder, coverage AS kind, count(*)::int AS n FROM (
      SELECT i.${holder}, ${countedCoverageOf(instant)} AS coverage
      FROM instances i ${coverageJoins(instant)}
      WHERE ${currentAt('i', instant)} ${matching('i', filter)} ${monitored('i', instant.at)}) counted
    GROUP BY 1, 2
    UNION ALL SELECT e.${holder}, 'episode', count(*)::int FROM episodes e
      WHERE ${openAt(instant)} ${matching('e', filter)} ${monitored('e', instant.at)} GROUP BY 1
    UNION ALL SELECT k.${holder}, CASE WHEN k.is_active THEN 'key' ELSE 'inactive-key' END, count(*)::int FROM access_keys k
      WHERE ${currentAt('k', instant)} ${matching('k', filter, ['account', 'owner'])} ${monitored('k', instant.at)}
      GROUP BY 1, 2
    UNION ALL SELECT r.${holder}, 'role', count(*)::int FROM roles r
      WHERE ${currentAt('r', instant)} ${matching('r', filter, ['account', 'owner'])} ${monitored('r', instant.at)}
      GROUP BY 1
    UNION ALL SELECT ${holder}, severity, count(*)::int FROM (${findingsAt(by, filter, instant)}) found GROUP BY 1, 2`;
}

/** `WITH` parts: `o`, the holders of whatever there was at an instant, each as `owner`, with what they held. */
function holdersAt(by: Holder, filter: ResourceFilter, instant: CoverageInstant): Prisma.Sql {
  const total = (...kinds: string[]) =>
    sql`coalesce(sum(n) FILTER (WHERE kind = ANY(${kinds}::text[])), 0)::int`;
  const eligible = total('covered', 'no-profile', 'empty-profile');
  return sql`${seenScopes(instant)}, counted AS (${counted(by, filter, instant)}), o AS (
    SELECT holder AS owner, ${total('covered')} AS covered, ${eligible} AS eligible, ${total('unknown')} AS unknown,
      ${total('exempt')} AS exempt,
      ${total('covered')}::float8 / nullif(${eligible}, 0) AS ratio, ${total('episode')} AS "openEpisodes",
      ${total('key')} AS "activeAccessKeys", ${total('role')} AS roles,
      ${total('critical', 'high', 'medium', 'low')} AS "openFindings", ${total('critical')} AS critical,
      ${total('high')} AS high, ${total('medium')} AS medium, ${total('low')} AS low
    FROM counted GROUP BY holder)`;
}

/** One page of the owners of whatever there was at an instant, with what each held. */
export async function readOwners(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: { q?: string | undefined },
  keyset: Keyset<OwnerRow>,
): Promise<OwnerRow[]> {
  return db.$queryRaw`
    WITH ${holdersAt('owner', filter, instant)}
    SELECT o.* FROM o WHERE true ${searching([sql`o.owner`], wanted.q)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** What each account held at an instant, as if it were an owner. */
export async function readAccountHoldings(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
): Promise<OwnerRow[]> {
  return db.$queryRaw`WITH ${holdersAt('account_id', filter, instant)} SELECT o.* FROM o`;
}

/** An owner's places among all owners, 1 the best; by coverage only among those with eligible instances. */
export type OwnerRanks = {
  coverage: number | null;
  ofCoverage: number;
  findings: number;
  ofFindings: number;
};

/** An owner's places at an instant; null if nothing was the owner's. */
export async function readOwnerRanks(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  owner: string,
): Promise<OwnerRanks | null> {
  const [row] = await db.$queryRaw<OwnerRanks[]>`
    WITH ${holdersAt('owner', filter, instant)}, ranked AS (
      SELECT owner, CASE WHEN ratio IS NOT NULL THEN rank() OVER (ORDER BY ratio DESC NULLS LAST)::int END AS coverage,
        count(ratio) OVER ()::int AS "ofCoverage", rank() OVER (ORDER BY "openFindings")::int AS findings,
        count(*) OVER ()::int AS "ofFindings"
      FROM o)
    SELECT coverage, "ofCoverage", findings, "ofFindings" FROM ranked WHERE owner = ${owner}`;
  return row ?? null;
}

export type LongestOpenRow = {
  accountId: string;
  region: string;
  instanceId: string;
  name: string | null;
  openedAt: Date;
  openFindings: number;
};

/** The instances that had run longest without a role at an instant, with how many findings each has now. */
export async function readLongestOpen(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  limit: number,
): Promise<LongestOpenRow[]> {
  return db.$queryRaw`
    SELECT e.account_id AS "accountId", e.region, e.instance_id AS "instanceId", i.name, e.opened_at AS "openedAt",
      (SELECT count(*)::int FROM findings f
        WHERE f.account_id = e.account_id AND f.resource_id = e.instance_id AND f.state <> 'resolved') AS "openFindings"
    FROM episodes e LEFT JOIN instances i
      ON i.account_id = e.account_id AND i.region = e.region AND i.instance_id = e.instance_id AND ${currentAt('i', instant)}
    WHERE ${openAt(instant)} ${matching('e', filter)} ${monitored('e', instant.at)}
    ORDER BY e.opened_at, e.account_id, e.region, e.instance_id LIMIT ${limit}::int`;
}
