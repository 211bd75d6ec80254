import type { Database } from '#lib/db/client.ts';
import { type FindingSearch, findingConditions, findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, type Instant, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { findingAgeLastDays } from '#lib/domain/finding-bands.ts';
import { endingsUnmended } from '#lib/domain/finding-endings.ts';
import type { Severity } from '#lib/domain/rules/rule.ts';

const { join, raw, sql } = Prisma;

/** What findings are gathered by. */
export type RemediationColumn = 'rule_id' | 'owner' | 'account_id';

/** Standing findings of one severity, age and due date. `age` is the place of its band; `due` null: muted. */
export type StandingRow = {
  severity: Severity;
  age: number;
  due: 'overdue' | 'within-1d' | 'within-7d' | 'later' | 'none' | null;
  count: number;
};

type Wanted = Pick<FindingSearch, 'rule' | 'severity'>;

const standingStates = ['open', 'acknowledged', 'in-progress', 'muted'];

/** How many findings stood at an instant, by severity, age and when they were due. */
export async function readStandingFindings(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: Wanted,
): Promise<StandingRow[]> {
  const at = time(instant.at);
  const limits = join(findingAgeLastDays.map((days) => sql`${`${days + 1} days`}::interval`));
  return db.$queryRaw`
    SELECT f.severity, width_bucket(${at} - f.opened_at, ARRAY[${limits}]) AS age,
      CASE WHEN f.state = 'muted' THEN NULL WHEN f.due_at IS NULL THEN 'none' WHEN f.due_at < ${at} THEN 'overdue'
        WHEN f.due_at < ${at} + interval '1 day' THEN 'within-1d' WHEN f.due_at < ${at} + interval '7 days' THEN 'within-7d'
        ELSE 'later' END AS due,
      count(*)::int AS count
    FROM ${findingsAt(instant)}
    WHERE ${findingConditions(filter, instant, { ...wanted, state: standingStates })}
    GROUP BY 1, 2, 3`;
}

/** How many findings of one group stood at an instant. */
export async function readStandingGroups(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: Wanted,
  by: RemediationColumn,
): Promise<{ group: string; standing: number }[]> {
  return db.$queryRaw`
    SELECT f.${raw(by)} AS "group", count(*)::int AS standing FROM ${findingsAt(instant)}
    WHERE ${findingConditions(filter, instant, { ...wanted, state: standingStates })}
    GROUP BY 1`;
}

/** How the findings of one group ended that were resolved in a period; hours are of those that were mended. */
export type ResolvedRow = {
  group: string;
  mended: number;
  meanHours: number | null;
  medianHours: number | null;
  p90Hours: number | null;
  unmended: number;
  endings: unknown;
};

/** How long findings stood that were resolved after `from` and until `to`, since they were opened or last reopened. */
export async function readResolvedFindings(
  db: Database,
  filter: ResourceFilter,
  wanted: Wanted,
  { from, to }: { from: Date; to: Date },
  by: RemediationColumn,
): Promise<ResolvedRow[]> {
  return db.$queryRaw`
    WITH resolved AS (
      SELECT f.${raw(by)} AS "group", coalesce(e.resolution, 'unknown') AS resolution,
        coalesce(e.resolution <> ALL(${[...endingsUnmended]}::text[]), false) AS is_mended,
        extract(epoch FROM e.at - (
          SELECT max(o.at) FROM finding_events o
          WHERE o.account_id = e.account_id AND o.fingerprint = e.fingerprint AND o.kind IN ('opened', 'reopened')
            AND o.at <= e.at))::float8 / 3600 AS hours
      FROM finding_events e JOIN findings f USING (account_id, fingerprint)
      WHERE e.kind = 'resolved' AND e.at > ${time(from)} AND e.at <= ${time(to)} ${matching('f', filter)}
        ${among(sql`f.rule_id`, wanted.rule)} ${among(sql`e.severity`, wanted.severity)}),
    ways AS (SELECT "group", resolution, count(*)::int AS count FROM resolved GROUP BY 1, 2)
    SELECT r."group", count(*) FILTER (WHERE is_mended)::int AS mended,
      avg(hours) FILTER (WHERE is_mended) AS "meanHours",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FILTER (WHERE is_mended) AS "medianHours",
      percentile_disc(0.9) WITHIN GROUP (ORDER BY hours) FILTER (WHERE is_mended) AS "p90Hours",
      count(*) FILTER (WHERE NOT is_mended)::int AS unmended,
      (SELECT jsonb_object_agg(w.resolution, w.count) FROM ways w WHERE w."group" = r."group") AS endings
    FROM resolved r GROUP BY 1`;
}
