import type { Database } from '#lib/db/client.ts';
import { matching, monitored, type ResourceFilter } from '#lib/db/read-filter.ts';

/** On how many instances a tag key was last seen. */
export type TagKeyRow = { key: string; instances: number };

/** The tag keys of all instances that were last seen, the commonest first, and how many instances those are. */
export async function readTagKeys(
  db: Database,
  filter: ResourceFilter,
): Promise<{ keys: TagKeyRow[]; instances: number }> {
  const [keys, [total]] = await Promise.all([
    db.$queryRaw<TagKeyRow[]>`
      SELECT key, count(*)::int AS instances
      FROM instances i, jsonb_object_keys(CASE WHEN jsonb_typeof(i.tags) = 'object' THEN i.tags ELSE '{}' END) AS key
      WHERE i.valid_to IS NULL ${matching('i', filter)} ${monitored('i', null)}
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM instances i
      WHERE i.valid_to IS NULL ${matching('i', filter)} ${monitored('i', null)}`,
  ]);
  return { keys, instances: total?.count ?? 0 };
}
