import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { matching, type ResourceFilter } from '#lib/db/read-filter.ts';
import { type KeyStep, keySteps } from '#lib/domain/key-retirement.ts';

const { empty, raw, sql } = Prisma;

/** Days as `2026-11-01`, both included. */
type DaySpan = { first: string; last: string };

/** What a trend's series are gathered by; null: one series. */
export type RollupGroup = 'account_id' | 'region' | 'owner' | null;

/** Which rollups a trend reads. */
export type RollupQuery = { filter: ResourceFilter; days: DaySpan; by: RollupGroup };

/** What of the rollups a metric reads: columns to select, and how big a series is. */
export type RollupMetric = { columns: Prisma.Sql; weight: Prisma.Sql; isRegional: boolean };

/** A day's sums of one group; `Figures` are the metric's columns. */
export type RollupRow<Figures> = Figures & { day: string; group: string | null };

const sum = (column: string, field: string) => sql`sum(${raw(column)})::float8 AS ${raw(`"${field}"`)}`;

function columns(fields: Record<string, string>): Prisma.Sql {
  return Prisma.join(Object.entries(fields).map(([field, column]) => sum(column, field)));
}

/** The column that counts the keys at a step. */
export function stepColumn(step: KeyStep): string {
  return `keys_${step.replaceAll('-', '_')}`;
}

/** How many keys are active, and how many are at each step of their way to zero. */
export const keyStepMetric: RollupMetric = {
  columns: columns({
    active: 'keys_active',
    ...Object.fromEntries(keySteps.map((step) => [step, stepColumn(step)])),
  }),
  weight: sql`sum(keys_active + keys_inactive)`,
  isRegional: false,
};

/** The columns of each metric. Keys belong to the account, so no region filter applies to theirs. */
export const rollupMetrics = {
  'role-coverage': {
    columns: columns({ covered: 'covered', eligible: 'eligible', unknown: 'unknown', exempt: 'exempt' }),
    weight: sql`sum(eligible + unknown)`,
    isRegional: true,
  },
  mttr: {
    columns: sql`${columns({
      episodesOpen: 'episodes_open',
      episodesOpenSeconds: 'episodes_open_seconds',
      terminated: 'episodes_terminated',
      stopped: 'episodes_stopped',
      exempted: 'episodes_exempted',
    })}, coalesce(string_agg(array_to_string(remediated_seconds, ','), ',')
      FILTER (WHERE remediated_seconds <> '{}'), '') AS remediated`,
    weight: sql`sum(episodes_open + cardinality(remediated_seconds))`,
    isRegional: true,
  },
  'access-keys': {
    columns: columns({
      active: 'keys_active',
      inactive: 'keys_inactive',
      root: 'keys_root',
      neverUsed: 'keys_never_used',
      unused45Days: 'keys_unused',
      age0: 'keys_age_0',
      age91: 'keys_age_91',
      age181: 'keys_age_181',
      age366: 'keys_age_365',
    }),
    weight: sql`sum(keys_active + keys_inactive)`,
    isRegional: false,
  },
  'exposed-credentials': {
    columns: columns({ open: 'exposures_open', opened: 'exposures_opened', resolved: 'exposures_resolved' }),
    weight: sql`sum(exposures_open + exposures_opened)`,
    isRegional: true,
  },
} satisfies Record<string, RollupMetric>;

function conditions({ filter, days }: RollupQuery, isRegional: boolean): Prisma.Sql {
  return sql`d.day BETWEEN ${days.first}::date AND ${days.last}::date
    ${matching('d', filter, isRegional ? ['account', 'region', 'owner'] : ['account', 'owner'])}`;
}

function groupColumn(by: RollupGroup): Prisma.Sql {
  return by === null ? sql`NULL::text` : sql`d.${raw(by)}`;
}

/** The biggest groups of a period, biggest first, and how many there are in all. */
export async function readRollupGroups(
  db: Database,
  query: RollupQuery,
  metric: RollupMetric,
  limit: number,
): Promise<{ group: string; total: number }[]> {
  return db.$queryRaw`
    SELECT ${groupColumn(query.by)} AS "group", count(*) OVER ()::int AS total
    FROM rollups d WHERE ${conditions(query, metric.isRegional)}
    GROUP BY 1 HAVING ${metric.weight} > 0
    ORDER BY ${metric.weight} DESC, 1 LIMIT ${limit}::int`;
}

/** Each day's sums of a metric, by group. */
export async function readRollups<Figures>(
  db: Database,
  query: RollupQuery,
  metric: RollupMetric,
  groups: readonly (string | null)[],
): Promise<RollupRow<Figures>[]> {
  const names = groups.filter((group) => group !== null);
  const group = groupColumn(query.by);
  return db.$queryRaw`
    SELECT d.day::text AS day, ${group} AS "group", ${metric.columns}
    FROM rollups d WHERE ${conditions(query, metric.isRegional)}
      ${query.by === null ? empty : sql`AND ${group} = ANY(${names}::text[])`}
    GROUP BY 1, 2`;
}
