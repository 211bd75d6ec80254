import type { Database } from '#lib/db/client.ts';
import {
  type AccessKeySearch,
  isKeyUnused,
  type KeyQuery,
  keyAge,
  keyLastUse,
  keysAt,
  stepParts,
} from '#lib/db/read-access-keys.ts';
import { time } from '#lib/db/read-filter.ts';
import type { KeyAge, KeyUseBand } from '#lib/domain/key-bands.ts';
import type { KeyStep } from '#lib/domain/key-retirement.ts';
import { dayMs } from '#lib/domain/statistics.ts';

export type KeyBandRow = {
  age: KeyAge;
  lastUse: KeyUseBand;
  isActive: boolean;
  isRoot: boolean;
  count: number;
};

/** How many keys there are of each age, last use and status at an instant; those of which there are any. */
export async function readKeyBands(
  db: Database,
  query: KeyQuery,
  wanted: AccessKeySearch,
): Promise<KeyBandRow[]> {
  return db.$queryRaw`
    WITH ${stepParts(query)}
    SELECT ${keyAge(query.instant)} AS age, ${keyLastUse(query.instant)} AS "lastUse", k.is_active AS "isActive",
      k.is_root AS "isRoot", count(*)::int AS count
    FROM ${keysAt(query, wanted)} GROUP BY 1, 2, 3, 4`;
}

/** How many keys are at each step at an instant; those steps at which there are any. */
export async function readKeySteps(
  db: Database,
  query: KeyQuery,
  wanted: AccessKeySearch,
): Promise<{ step: KeyStep; count: number }[]> {
  return db.$queryRaw`
    WITH ${stepParts(query)}
    SELECT s.step, count(*)::int AS count FROM ${keysAt(query, wanted, { step: true })} GROUP BY 1`;
}

export type KeyOwnerRow = {
  owner: string;
  active: number;
  inactive: number;
  olderThan90Days: number;
  unused: number;
  exposed: number;
  owners: number;
};

/** The owners with the most active keys at an instant, the first 50; `owners`: how many there are. */
export async function readKeyOwners(
  db: Database,
  query: KeyQuery,
  wanted: AccessKeySearch,
  keyUnusedDays: number,
): Promise<KeyOwnerRow[]> {
  const old = time(new Date(query.instant.at.getTime() - 91 * dayMs));
  return db.$queryRaw`
    WITH ${stepParts(query)}
    SELECT k.owner, count(*) FILTER (WHERE k.is_active)::int AS active,
      count(*) FILTER (WHERE NOT k.is_active)::int AS inactive,
      count(*) FILTER (WHERE k.is_active AND k.created_at <= ${old})::int AS "olderThan90Days",
      count(*) FILTER (WHERE ${isKeyUnused(query.instant, keyUnusedDays)})::int AS unused,
      count(*) FILTER (WHERE k.is_active AND x.places IS NOT NULL)::int AS exposed,
      count(*) OVER ()::int AS owners
    FROM ${keysAt(query, wanted, { places: true })}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`;
}
