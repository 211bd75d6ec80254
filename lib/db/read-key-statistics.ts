import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  time,
} from '#lib/db/read-filter.ts';
import type { AccessKeyStatistics } from '#lib/domain/access-keys.ts';
import { dayMs } from '#lib/domain/statistics.ts';

type Counts = Omit<AccessKeyStatistics, 'ageBands'> & {
  age0: number;
  age91: number;
  age181: number;
  age366: number;
};

/** The access-key figures at an instant, as columns over keys `k`; with the boundaries of lib/domain/access-keys.ts. */
export function keyCounts({ at }: Pick<Instant, 'at'>, keyUnusedDays: number): Prisma.Sql {
  const daysBefore = (days: number) => time(new Date(at.getTime() - days * dayMs));
  const unusedSince = daysBefore(keyUnusedDays + 1);
  const [days91, days181, days366] = [daysBefore(91), daysBefore(181), daysBefore(366)];
  return Prisma.sql`count(*) FILTER (WHERE is_active)::int AS active, count(*) FILTER (WHERE NOT is_active)::int AS inactive,
    count(*) FILTER (WHERE is_root)::int AS root,
    count(*) FILTER (WHERE is_active AND is_use_known AND last_used_at IS NULL)::int AS "neverUsed",
    count(*) FILTER (WHERE is_active AND is_use_known
      AND coalesce(last_used_at, created_at) <= ${unusedSince})::int AS "unused45Days",
    count(*) FILTER (WHERE is_active AND created_at <= ${days91})::int AS "olderThan90Days",
    count(*) FILTER (WHERE is_active AND created_at > ${days91})::int AS age0,
    count(*) FILTER (WHERE is_active AND created_at <= ${days91} AND created_at > ${days181})::int AS age91,
    count(*) FILTER (WHERE is_active AND created_at <= ${days181} AND created_at > ${days366})::int AS age181,
    count(*) FILTER (WHERE is_active AND created_at <= ${days366})::int AS age366`;
}

/** The access-key figures at an instant. Keys belong to the account: the filter's regions do not matter. */
export async function readKeyStatistics(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  keyUnusedDays: number,
): Promise<AccessKeyStatistics> {
  const [row] = await db.$queryRaw<Counts[]>`
    SELECT ${keyCounts(instant, keyUnusedDays)}
    FROM access_keys k
    WHERE ${currentAt('k', instant)} ${matching('k', filter, ['account', 'owner'])}
      ${monitored('k', instant.at)}`;
  return toStatistics(row ?? none);
}

const none: Counts = {
  ...{ active: 0, inactive: 0, root: 0, neverUsed: 0, unused45Days: 0, olderThan90Days: 0 },
  ...{ age0: 0, age91: 0, age181: 0, age366: 0 },
};

function toStatistics({ age0, age91, age181, age366, ...counts }: Counts): AccessKeyStatistics {
  return { ...counts, ageBands: toAgeBands(age0, age91, age181, age366) };
}

/** The bands of lib/domain/access-keys.ts from their counts, youngest first. */
export function toAgeBands(
  ...[age0, age91, age181, age366]: [number, number, number, number]
): AccessKeyStatistics['ageBands'] {
  return [
    { band: '0-90', count: age0 },
    { band: '91-180', count: age91 },
    { band: '181-365', count: age181 },
    { band: 'over-365', count: age366 },
  ];
}
