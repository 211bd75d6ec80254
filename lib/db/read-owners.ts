import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import { matching, monitored, type ResourceFilter, searching } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, numberKey, orderedPage, textKey } from '#lib/db/read-page.ts';

const { sql } = Prisma;

export type OwnerRow = {
  owner: string;
  covered: number;
  eligible: number;
  unknown: number;
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
  activeAccessKeys: [
    numberKey<OwnerRow>('o."activeAccessKeys"', 'integer', (row) => row.activeAccessKeys),
    ...identity,
  ],
  openFindings: [numberKey<OwnerRow>('o."openFindings"', 'integer', (row) => row.openFindings), ...identity],
};

function counted(filter: ResourceFilter, instant: CoverageInstant): Prisma.Sql {
  return sql`
    SELECT owner, coverage AS kind, count(*)::int AS n FROM (
      SELECT i.owner, ${coverageOf(instant)} AS coverage
      FROM instances i ${coverageJoins(instant)} WHERE i.valid_to IS NULL ${matching('i', filter)} ${monitored('i', instant.at)}) counted
    GROUP BY 1, 2
    UNION ALL SELECT e.owner, 'episode', count(*)::int FROM episodes e
      WHERE e.ended_at IS NULL ${matching('e', filter)} ${monitored('e', instant.at)} GROUP BY 1
    UNION ALL SELECT k.owner, CASE WHEN k.is_active THEN 'key' ELSE 'inactive-key' END, count(*)::int FROM access_keys k
      WHERE k.valid_to IS NULL ${matching('k', filter, ['account', 'owner'])} ${monitored('k', instant.at)} GROUP BY 1, 2
    UNION ALL SELECT r.owner, 'role', count(*)::int FROM roles r
      WHERE r.valid_to IS NULL ${matching('r', filter, ['account', 'owner'])} ${monitored('r', instant.at)} GROUP BY 1
    UNION ALL SELECT f.owner, f.severity, count(*)::int FROM findings f
      WHERE f.state = 'open' ${matching('f', filter)} ${monitored('f', instant.at)} GROUP BY 1, 2`;
}

/** One page of the owners of whatever was last seen, with what each holds. */
export async function readOwners(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: { q?: string | undefined },
  keyset: Keyset<OwnerRow>,
): Promise<OwnerRow[]> {
  const total = (...kinds: string[]) =>
    sql`coalesce(sum(n) FILTER (WHERE kind = ANY(${kinds}::text[])), 0)::int`;
  const eligible = total('covered', 'no-profile', 'empty-profile');
  return db.$queryRaw`
    WITH ${seenScopes(instant)}, counted AS (${counted(filter, instant)}), o AS (
      SELECT owner, ${total('covered')} AS covered, ${eligible} AS eligible, ${total('unknown')} AS unknown,
        ${total('covered')}::float8 / nullif(${eligible}, 0) AS ratio, ${total('episode')} AS "openEpisodes",
        ${total('key')} AS "activeAccessKeys", ${total('role')} AS roles,
        ${total('critical', 'high', 'medium', 'low')} AS "openFindings", ${total('critical')} AS critical,
        ${total('high')} AS high, ${total('medium')} AS medium, ${total('low')} AS low
      FROM counted GROUP BY owner)
    SELECT o.* FROM o WHERE true ${searching([sql`o.owner`], wanted.q)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}
