import { Prisma } from '#lib/db/generated/client.ts';

const { empty, sql } = Prisma;

/**
 * Joins keys `k` to the end of their last version with the other status (`was`, null if there is none) and to the
 * beginning of their first one (`first`): since when they have their status.
 *
 * @param condition `AND` of which keys the last version is looked up; of the others it is null
 */
export function keyStatusJoins(condition: Prisma.Sql = empty): Prisma.Sql {
  const ofKey = sql`v.account_id = k.account_id AND v.access_key_id = k.access_key_id`;
  return sql`
    LEFT JOIN LATERAL (
      SELECT v.valid_to FROM access_keys v
      WHERE ${ofKey} AND v.is_active <> k.is_active AND v.valid_from < k.valid_from ${condition}
      ORDER BY v.valid_from DESC LIMIT 1) was ON true
    LEFT JOIN LATERAL (
      SELECT v.valid_from FROM access_keys v WHERE ${ofKey} ORDER BY v.valid_from LIMIT 1) first ON true`;
}

/** Since when keys `k` have their status, as snapshots show it. */
export const keyStatusSince = sql`coalesce(was.valid_to, first.valid_from)`;

/** Whether keys `k` had their status in the first snapshot that showed them. */
export const isKeyStatusFirst = sql`was.valid_to IS NULL`;
