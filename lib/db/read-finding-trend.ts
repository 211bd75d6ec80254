import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, type ResourceFilter, retiredPlaces, time } from '#lib/db/read-filter.ts';

const { raw, sql } = Prisma;

/** What findings over time are told apart by; null: they are not. */
export type FindingTrendGroup = 'severity' | 'rule_id' | 'account_id' | 'region' | 'owner' | null;

export type FindingTrendQuery = {
  filter: ResourceFilter;
  rules: readonly string[] | undefined;
  severities: readonly string[] | undefined;
  by: FindingTrendGroup;
  /** Where the first day begins and the last one ends. */
  from: Date;
  to: Date;
};

/** What happened in one group on one day (UTC), and by how many the standing ones grew. Null: before the first day. */
export type FindingTrendRow = {
  day: string | null;
  group: string | null;
  opened: number;
  reopened: number;
  resolved: number;
  grown: number;
};

/**
 * What happened to findings, by day and group. A finding stands from `opened` or `reopened` until `resolved`, or until
 * its place was monitored no more. One whose severity changes leaves one severity and enters another.
 */
export async function readFindingTrend(db: Database, query: FindingTrendQuery): Promise<FindingTrendRow[]> {
  const { severities, from } = query;
  const moves = query.by === 'severity' || severities !== undefined ? movesBySeverity(query) : movesOf(query);
  return db.$queryRaw`
    SELECT CASE WHEN at >= ${time(from)} THEN (at AT TIME ZONE 'UTC')::date::text END AS day, "group",
      count(*) FILTER (WHERE kind = 'opened')::int AS opened, count(*) FILTER (WHERE kind = 'reopened')::int AS reopened,
      count(*) FILTER (WHERE kind = 'resolved')::int AS resolved, sum(grown)::int AS grown
    FROM (${moves}) moves WHERE true ${among(sql`severity`, severities)}
    GROUP BY 1, 2`;
}

/** The end of a finding that stood when its place was monitored no more. */
const retirement = 'retired';

function happened({ filter, rules, by, to }: FindingTrendQuery): Prisma.Sql {
  const group = by === null || by === 'severity' ? sql`NULL::text` : sql`f.${raw(by)}`;
  const matched = sql`${matching('f', filter)} ${among(sql`f.rule_id`, rules)}`;
  return sql`
    SELECT e.account_id, e.fingerprint, e.at, e.kind, e.severity, ${group} AS "group"
    FROM finding_events e JOIN findings f USING (account_id, fingerprint)
    WHERE e.kind IN ('opened', 'reopened', 'severity-changed', 'resolved') AND e.at <= ${time(to)} ${matched}
    UNION ALL
    SELECT f.account_id, f.fingerprint, r.retired_at, ${retirement}, f.severity, ${group}
    FROM findings f JOIN ${retiredPlaces} r USING (account_id, region)
    WHERE f.state <> 'resolved' AND r.retired_at <= ${time(to)} ${matched}`;
}

/** Events as moves in and out of the standing ones. */
function movesOf(query: FindingTrendQuery): Prisma.Sql {
  return sql`
    SELECT at, kind, severity, "group",
      CASE WHEN kind IN ('opened', 'reopened') THEN 1 WHEN kind = 'severity-changed' THEN 0 ELSE -1 END AS grown
    FROM (${happened(query)}) e`;
}

/** The same, with severities entered and left one by one. */
function movesBySeverity(query: FindingTrendQuery): Prisma.Sql {
  const group = query.by === 'severity' ? raw('severity') : raw('"group"');
  const former = query.by === 'severity' ? raw('former') : raw('"group"');
  return sql`
    WITH steps AS MATERIALIZED (
      SELECT *, lag(severity) OVER (PARTITION BY account_id, fingerprint ORDER BY at, kind IN ('resolved', ${retirement})) AS former
      FROM (${happened(query)}) e)
    SELECT at, kind, severity, ${group} AS "group",
      CASE WHEN kind IN ('resolved', ${retirement}) THEN 0 ELSE 1 END AS grown FROM steps
    UNION ALL
    SELECT at, 'left', former, ${former}, -1 FROM steps
    WHERE kind IN ('severity-changed', 'resolved', ${retirement}) AND former IS NOT NULL`;
}
