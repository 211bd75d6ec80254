import { Prisma } from '#lib/db/generated/client.ts';
import { isKeyStatusFirst, keyStatusJoins, keyStatusSince } from '#lib/db/key-status.ts';
import { coverageJoins, isStale, presenceOf } from '#lib/db/read-coverage.ts';
import { currentAt, type Instant, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { dayMs } from '#lib/domain/statistics.ts';

const { empty, sql } = Prisma;

/** An instant, and how old what was seen may be. */
export type PlaceInstant = Instant & { staleAfterHours: number };

/** An instant, and what decides at which step keys are then. */
export type StepInstant = PlaceInstant & { thresholds: Settings['thresholds'] };

/** Whether a place `x` is a file that anybody may read. */
export const isPublic = sql`coalesce((x.file ->> 'isPublic')::boolean, false)`;

/**
 * What has become of a place `x`, joined to the instance `i` or template version `l` that it is: see
 * lib/domain/exposure-needs.ts.
 */
export function placeNeed(instant: PlaceInstant): Prisma.Sql {
  const hasEnded = sql`x.valid_to <= ${time(instant.at)}`;
  const role = presenceOf(instant);
  return sql`CASE
    WHEN x.source = 'user-data' AND (i.instance_id IS NULL OR i.state IN ('terminated', 'shutting-down')) THEN 'gone'
    WHEN x.source = 'launch-template' AND l.template_id IS NULL THEN 'gone'
    WHEN ${hasEnded} THEN 'removed'
    WHEN x.source IN ('code', 'host') THEN CASE WHEN ${isPublic} THEN 'public' ELSE 'exposed' END
    WHEN x.source = 'user-data' THEN CASE
      WHEN ${role} = 'covered' AND i.http_endpoint IS DISTINCT FROM 'disabled' THEN 'has-role'
      WHEN ${role} = 'unknown' THEN 'unknown'
      WHEN i.state IN ('stopped', 'stopping') THEN 'needed-when-started'
      ELSE 'needed' END
    WHEN ${isStale(sql`t`, instant)} THEN 'unknown'
    WHEN btrim(l.profile) <> '' AND l.http_endpoint IS DISTINCT FROM 'disabled' THEN 'has-role'
    ELSE 'needed' END`;
}

/** When a place that needs the key no more came to that: a role since, or the snapshot that did not show it any more. */
const placeDoneAt = ({ at }: Instant) => sql`CASE
  WHEN x.valid_to <= ${time(at)} THEN x.valid_to
  WHEN x.source = 'launch-template' THEN coalesce(l.created_at, l.valid_from, ${time(at)})
  ELSE greatest(coalesce(i.associated_at, i.valid_from), p.valid_from) END`;

/** Joins places `x` to what they are, in any state. Needs `seen`. */
export function placeJoins(instant: PlaceInstant): Prisma.Sql {
  return sql`
    LEFT JOIN instances i ON x.source = 'user-data' AND i.account_id = x.account_id AND i.region = x.region
      AND i.instance_id = x.resource_id AND ${currentAt('i', instant)}
    ${coverageJoins(instant)}
    LEFT JOIN seen t ON t.account_id = x.account_id AND t.region = x.region AND t.collector = 'ec2'
    LEFT JOIN launch_template_versions l ON x.source = 'launch-template' AND l.account_id = x.account_id
      AND l.region = x.region AND l.template_id = split_part(x.resource_id, ':', 1)
      AND l.version_number::text = split_part(x.resource_id, ':', 2) AND ${currentAt('l', instant)}`;
}

/** A place once, by the last version of it that there had been by the instant. */
function placesUpTo({ at }: Instant, condition: Prisma.Sql): Prisma.Sql {
  return sql`
    SELECT DISTINCT ON (x.account_id, x.region, x.source, x.resource_id, x.access_key_id) x.*
    FROM exposures x
    WHERE x.access_key_id IS NOT NULL AND x.valid_from <= ${time(at)} ${condition}
    ORDER BY x.account_id, x.region, x.source, x.resource_id, x.access_key_id, x.valid_from DESC`;
}

/** `OR` the scopes `s` of the accounts in which access keys were found. */
export const orScopesOfPlaces = sql`
  OR s.account_id IN (SELECT x.account_id FROM exposures x WHERE x.access_key_id IS NOT NULL)`;

/**
 * `WITH` part: what has become of all places that held each key by the instant, in the accounts of the filter. Needs
 * `seen`. The columns are those of `KeyPlaces` in lib/domain/key-retirement.ts.
 */
export function keyPlaces(instant: PlaceInstant, visible: ResourceFilter, condition = empty): Prisma.Sql {
  return sql`key_places AS MATERIALIZED (
    SELECT access_key_id, count(*)::int AS places,
      count(*) FILTER (WHERE need IN ('needed', 'needed-when-started'))::int AS needing,
      count(*) FILTER (WHERE need = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE need = 'gone' AND source = 'user-data')::int AS lost,
      count(*) FILTER (WHERE need = 'has-role' AND public_ip IS NOT NULL)::int AS open,
      count(*) FILTER (WHERE is_public)::int AS published,
      CASE WHEN count(*) FILTER (WHERE need IN ('needed', 'needed-when-started', 'unknown')) = 0
        THEN max(done_at) FILTER (WHERE need IN ('has-role', 'removed', 'gone')) END AS done_at
    FROM (
      SELECT x.access_key_id, x.source, i.public_ip, ${isPublic} AS is_public, ${placeNeed(instant)} AS need,
        coalesce(${placeDoneAt(instant)}, ${time(instant.at)}) AS done_at
      FROM (${placesUpTo(instant, sql`${matching('x', visible, ['account'])} ${condition}`)}) x
      ${placeJoins(instant)}) place
    GROUP BY access_key_id)`;
}

/** Joins keys `k` to what decides their step. Needs `seen` and `key_places`. */
export const keyFactJoins = sql`
  LEFT JOIN key_places f ON f.access_key_id = k.access_key_id
  LEFT JOIN seen ks ON ks.account_id = k.account_id AND ks.region = 'global' AND ks.collector = 'iam'
  ${keyStatusJoins(sql`AND NOT k.is_active`)}`;

/** Joins keys `k` to their step: `s.step`, and its place in the order of steps, `s.rank`. Needs what `keyFactJoins` does. */
export function keyStepJoins(instant: StepInstant): Prisma.Sql {
  return sql`${keyFactJoins}
    CROSS JOIN LATERAL (SELECT ${stepOf(instant)} AS step) decided
    CROSS JOIN LATERAL (
      SELECT decided.step, array_position(${[...keySteps]}::text[], decided.step) AS rank) s`;
}

/** At which step keys `k` are: see `keyRetirement` in lib/domain/key-retirement.ts, which says the same of one. */
function stepOf(instant: StepInstant): Prisma.Sql {
  const { keyInactiveDays, keyQuietDays, keyUnusedDays, newKeyGraceDays } = instant.thresholds;
  const before = (days: number) => time(new Date(instant.at.getTime() - days * dayMs));
  const isUnused = sql`CASE WHEN k.last_used_at IS NULL THEN k.created_at <= ${before(newKeyGraceDays + 1)}
    ELSE k.last_used_at <= ${before(keyUnusedDays + 1)} END`;
  return sql`CASE
    WHEN NOT k.is_active THEN CASE
      WHEN ${isStale(sql`ks`, instant)} THEN 'unknown'
      WHEN ${keyStatusSince} <= ${before(keyInactiveDays)} THEN 'ready-to-delete'
      ELSE 'deactivated' END
    WHEN f.published > 0 THEN 'deactivate-now'
    WHEN f.needing > 0 THEN 'still-needed'
    WHEN f.unknown > 0 THEN 'unknown'
    WHEN f.lost > 0 OR f.open > 0 THEN 'deactivate-now'
    WHEN ${isStale(sql`ks`, instant)} THEN 'unknown'
    WHEN k.last_used_at IS NULL AND NOT k.is_use_known THEN 'unknown'
    WHEN f.done_at IS NOT NULL THEN CASE
      WHEN greatest(f.done_at, k.last_used_at) <= ${before(keyQuietDays)} THEN 'ready-to-deactivate'
      ELSE 'migrated' END
    WHEN k.last_used_at IS NULL AND k.created_at IS NULL THEN 'unknown'
    WHEN ${isUnused} THEN 'ready-to-deactivate'
    ELSE 'watch' END`;
}

/** What `keyRetirement` decides by beside the key itself, as columns. */
export function retirementColumns(instant: PlaceInstant): Prisma.Sql {
  return sql`${keyStatusSince} AS "statusSince", ${isKeyStatusFirst} AS "isStatusFirst",
    NOT ${isStale(sql`ks`, instant)} AS "isFresh", coalesce(f.places, 0) AS places, coalesce(f.needing, 0) AS needing,
    coalesce(f.unknown, 0) AS unknown, coalesce(f.lost, 0) AS lost, coalesce(f.open, 0) AS open,
    coalesce(f.published, 0) AS published, f.done_at AS "doneAt"`;
}
