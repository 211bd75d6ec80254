import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { keyPlaces, keyStepJoins, orScopesOfPlaces } from '#lib/db/key-steps.ts';
import {
  type CoverageInstant,
  countedCoverageOf,
  coverageCounts,
  coverageJoins,
  isInEligibleState,
  seenScopes,
} from '#lib/db/read-coverage.ts';
import { lastEvent } from '#lib/db/read-exposed-credentials.ts';
import { currentAt, time } from '#lib/db/read-filter.ts';
import { keyCounts } from '#lib/db/read-key-statistics.ts';
import { stepColumn } from '#lib/db/read-rollups.ts';
import { type KeyStep, keySteps } from '#lib/domain/key-retirement.ts';
import { exposureRules } from '#lib/domain/rules/rule-ids.ts';
import type { Settings } from '#lib/domain/settings.ts';

const { empty, raw, sql } = Prisma;

/**
 * Regions of an account whose standing figures of a day speak for the same instant, and which had figures last on the
 * day before `flowsFrom`: what ended since is the day's.
 */
export type RollupPlaces = {
  accountId: string;
  day: string;
  asOf: Date;
  flowsFrom: string;
  regions: string[];
};

/** What decides the figures: `isLatest` says whether `asOf` is the newest instant that the account has. */
export type RollupSettings = Pick<Settings, 'coverage' | 'thresholds'> & Omit<CoverageInstant, 'at'>;

/** For what instant a region speaks on a day; a day on which no region does comes with none. */
export type RollupInstant = { day: string } & (
  | { region: string; asOf: Date; flowsFrom: string; isRetired: boolean }
  | { region: null; asOf: null; flowsFrom: null; isRetired: null }
);

/**
 * For what instant each region of an account speaks on each day that has data: the account's last collection on that
 * day, before the region retired. One whose own collections failed says how it stood when last seen. A region that no
 * collection had seen by then is not among them. Days in their order; `flowsFrom` is the day after the last one
 * before it on which the region spoke.
 *
 * @param since from the day that this instant lies in; null: every day
 */
export async function readRollupInstants(
  tx: Transaction,
  accountId: string,
  since: Date | null,
): Promise<RollupInstant[]> {
  const spokeBefore = since
    ? sql`(SELECT max(d.day) + 1 FROM rollup_days d
        WHERE d.account_id = ${accountId} AND d.region = i.region AND d.day < date_trunc('day', ${time(since)}))`
    : sql`NULL`;
  return tx.$queryRaw`
    WITH seen AS MATERIALIZED (
      SELECT seen_at::date AS day, seen_at FROM collections
      WHERE account_id = ${accountId} AND outcome IN ('complete', 'partial')
        ${since ? sql`AND seen_at >= date_trunc('day', ${time(since)})` : empty}),
    places AS (
      SELECT region, CASE WHEN NOT bool_or(retired_at IS NULL) THEN max(retired_at) END AS retired_at
      FROM scopes WHERE account_id = ${accountId} GROUP BY region),
    days AS (SELECT day, max(seen_at) AS last FROM seen GROUP BY day),
    instants AS (
      SELECT days.day, p.region, p.retired_at IS NOT NULL AS is_retired,
        CASE WHEN p.retired_at IS NULL OR days.last < p.retired_at THEN days.last ELSE (
          SELECT max(seen_at) FROM seen WHERE seen.day = days.day AND seen_at < p.retired_at) END AS as_of
      FROM places p JOIN days ON p.retired_at IS NULL OR days.day <= p.retired_at::date)
    SELECT days.day::text, i.region, i.as_of AS "asOf", i.is_retired AS "isRetired",
      coalesce(lag(i.day) OVER (PARTITION BY i.region ORDER BY i.day) + 1, ${spokeBefore}, i.day)::text AS "flowsFrom"
    FROM days
    LEFT JOIN instants i ON i.day = days.day AND EXISTS (
      SELECT 1 FROM collections c
      WHERE c.account_id = ${accountId} AND c.region = i.region AND c.outcome IN ('complete', 'partial')
        AND c.seen_at <= i.as_of)
    ORDER BY days.day`;
}

/** Forgets an account's rollups of some days. */
export async function deleteRollups(tx: Transaction, accountId: string, days: string[]): Promise<void> {
  const where = sql`account_id = ${accountId} AND day = ANY(${days}::date[])`;
  await tx.$executeRaw`
    WITH days AS (DELETE FROM rollup_days WHERE ${where})
    DELETE FROM rollups WHERE ${where}`;
}

/** Counts a day's figures of some regions, which it must have none of, from the versions, episodes and findings. */
export async function writeRollups(
  tx: Transaction,
  places: RollupPlaces,
  settings: RollupSettings,
): Promise<void> {
  await tx.$executeRaw`
    WITH ${seenScopes({ at: places.asOf, isLatest: settings.isLatest }, places.accountId, orScopesOfPlaces)},
      ${keyPlacesOf(places, settings)},
      completeness AS (${insertCompleteness(places, settings)}),
      coverage AS (${coverageFigures(places, settings)}),
      episode AS (${episodeFigures(places, settings)}),
      keys AS (${keyFigures(places, settings)}),
      exposure AS (${exposureFigures(places)}),
      place AS (
        SELECT region, owner FROM coverage UNION SELECT region, owner FROM episode
        UNION SELECT region, owner FROM keys UNION SELECT region, owner FROM exposure)
    INSERT INTO rollups (account_id, day, region, owner, eligible, covered, unknown, exempt,
      episodes_open, episodes_open_seconds, episodes_terminated, episodes_stopped, episodes_exempted, remediated_seconds,
      keys_active, keys_inactive, keys_root, keys_never_used, keys_unused, keys_age_0, keys_age_91, keys_age_181, keys_age_365,
      ${stepColumns}, exposures_open, exposures_opened, exposures_resolved)
    SELECT ${places.accountId}, ${places.day}::date, region, owner,
      coalesce(c.eligible, 0), coalesce(c.covered, 0), coalesce(c.unknown, 0), coalesce(c.exempt, 0),
      coalesce(e.open, 0), coalesce(e.open_seconds, 0), coalesce(e.terminated, 0), coalesce(e.stopped, 0),
      coalesce(e.exempted, 0), coalesce(e.remediated_seconds, '{}'),
      coalesce(k.active, 0), coalesce(k.inactive, 0), coalesce(k.root, 0), coalesce(k."neverUsed", 0),
      coalesce(k."unused45Days", 0), coalesce(k.age0, 0), coalesce(k.age91, 0), coalesce(k.age181, 0), coalesce(k.age366, 0),
      ${Prisma.join(keySteps.map((step) => sql`coalesce(k.${stepField(step)}, 0)`))},
      coalesce(x.open, 0), coalesce(x.opened, 0), coalesce(x.resolved, 0)
    FROM place LEFT JOIN coverage c USING (region, owner) LEFT JOIN episode e USING (region, owner)
      LEFT JOIN keys k USING (region, owner) LEFT JOIN exposure x USING (region, owner)`;
}

function insertCompleteness(
  { accountId, asOf, day, regions }: RollupPlaces,
  { staleAfterHours }: RollupSettings,
): Prisma.Sql {
  const staleBefore = time(new Date(asOf.getTime() - staleAfterHours * 3_600_000));
  return sql`
    INSERT INTO rollup_days (account_id, day, region, as_of, scopes, stale_scopes)
    SELECT account_id, ${day}::date, region, ${asOf}, count(*),
      count(*) FILTER (WHERE seen_at IS NULL OR seen_at < ${staleBefore})
    FROM seen
    WHERE account_id = ${accountId} AND region = ANY(${regions})
      AND (retired_at IS NULL OR retired_at > ${time(asOf)})
    GROUP BY account_id, region`;
}

function coverageFigures({ accountId, asOf, regions }: RollupPlaces, settings: RollupSettings): Prisma.Sql {
  const instant: CoverageInstant = { ...settings, at: asOf };
  return sql`
    WITH counted AS MATERIALIZED (
      SELECT i.region, i.owner, ${countedCoverageOf(instant)} AS coverage
      FROM instances i ${coverageJoins(instant)}
      WHERE i.account_id = ${accountId} AND i.region = ANY(${regions}) AND ${currentAt('i', instant)}
        AND ${isInEligibleState(settings)})
    SELECT region, owner, ${coverageCounts} FROM counted GROUP BY region, owner`;
}

/**
 * Standing figures speak for `asOf`. What ended is counted on the day on which it did, or if that has no figures, as
 * nothing was collected, on the next one that has.
 */
function episodeFigures(
  { accountId, asOf, day, flowsFrom, regions }: RollupPlaces,
  settings: RollupSettings,
): Prisma.Sql {
  const isOpen = sql`opened_at <= ${time(asOf)} AND (ended_at IS NULL OR ended_at > ${time(asOf)})`;
  const hasEnded = sql`ended_at >= ${flowsFrom}::date AND ended_at < ${day}::date + 1`;
  const counted = (ending: string) => sql`count(*) FILTER (WHERE ${hasEnded} AND ending = ${ending})::int`;
  return sql`
    SELECT region, owner, count(*) FILTER (WHERE ${isOpen})::int AS open,
      coalesce(sum(extract(epoch FROM ${time(asOf)} - opened_at)) FILTER (WHERE ${isOpen}), 0)::bigint AS open_seconds,
      ${counted('terminated')} AS terminated, ${counted('stopped')} AS stopped, ${counted('exempted')} AS exempted,
      array_agg(extract(epoch FROM ended_at - opened_at)::int ORDER BY ended_at - opened_at)
        FILTER (WHERE ${hasEnded} AND ending = 'role-attached') AS remediated_seconds
    FROM episodes
    WHERE account_id = ${accountId} AND region = ANY(${regions}) AND ((${isOpen}) OR (${hasEnded}))
      ${settings.coverage.episodesOpenAtStart ? empty : sql`AND NOT open_at_start`}
    GROUP BY region, owner`;
}

/** The columns of the steps of keys, in their order. */
const stepColumns = Prisma.join(keySteps.map((step) => raw(stepColumn(step))));

const stepField = (step: KeyStep) => raw(`"${step}"`);

/**
 * What has become of the places in which keys of the account were found. They may lie in others, of which a later
 * snapshot may be there already: so what is meant is how they were at the instant, not how they are.
 */
function keyPlacesOf({ accountId, asOf }: RollupPlaces, { staleAfterHours }: RollupSettings): Prisma.Sql {
  const everywhere = { accounts: null, regions: null, owners: null };
  const ofAccount = sql`AND x.access_key_id IN (
    SELECT k.access_key_id FROM access_keys k WHERE k.account_id = ${accountId})`;
  return keyPlaces({ at: asOf, isLatest: false, staleAfterHours }, everywhere, ofAccount);
}

function keyFigures({ accountId, asOf, regions }: RollupPlaces, settings: RollupSettings): Prisma.Sql {
  const { isLatest, thresholds, staleAfterHours } = settings;
  const atStep = (step: KeyStep) => sql`count(*) FILTER (WHERE s.step = ${step})::int AS ${stepField(step)}`;
  return sql`
    SELECT 'global' AS region, owner, ${keyCounts({ at: asOf }, thresholds.keyUnusedDays)},
      ${Prisma.join(keySteps.map(atStep))}
    FROM access_keys k ${keyStepJoins({ at: asOf, isLatest, thresholds, staleAfterHours })}
    WHERE k.account_id = ${accountId} AND 'global' = ANY(${regions}) AND ${currentAt('k', { at: asOf, isLatest })}
    GROUP BY owner`;
}

function exposureFigures({ accountId, asOf, day, flowsFrom, regions }: RollupPlaces): Prisma.Sql {
  return sql`
    SELECT f.region, f.owner, count(*) FILTER (WHERE last.kind <> 'resolved')::int AS open,
      coalesce(sum(flow.opened), 0)::int AS opened, coalesce(sum(flow.resolved), 0)::int AS resolved
    FROM findings f
    LEFT JOIN LATERAL (${lastEvent(asOf)}) last ON true
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.kind IN ('opened', 'reopened')) AS opened,
        count(*) FILTER (WHERE v.kind = 'resolved') AS resolved
      FROM finding_events v
      WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint
        AND v.at >= ${flowsFrom}::date AND v.at < ${day}::date + 1) flow ON true
    WHERE f.account_id = ${accountId} AND f.rule_id = ANY(${[...exposureRules]}) AND f.region = ANY(${regions})
    GROUP BY f.region, f.owner
    HAVING count(*) FILTER (WHERE last.kind <> 'resolved') > 0 OR sum(flow.opened) > 0 OR sum(flow.resolved) > 0`;
}
