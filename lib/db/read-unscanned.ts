import type { Database } from '#lib/db/client.ts';
import {
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  time,
} from '#lib/db/read-filter.ts';

/**
 * How many instances there were at an instant whose user data had not been read since their last launch, or not
 * in whole. What they hold is not known.
 */
export async function readUnscannedCount(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
): Promise<number> {
  const [row] = await db.$queryRaw<{ unscanned: number }[]>`
    SELECT count(*)::int AS unscanned FROM instances i
    WHERE ${currentAt('i', instant)} AND i.state IN ('pending', 'running', 'stopping', 'stopped') ${matching('i', filter)}
      ${monitored('i', instant.at)}
      AND NOT EXISTS (
        SELECT 1 FROM user_data_scans s
        WHERE s.account_id = i.account_id AND s.region = i.region AND s.instance_id = i.instance_id
          AND s.launch_time = coalesce(i.launch_time, 'epoch') AND s.outcome = 'scanned'
          AND s.scanned_at <= ${time(instant.at)})`;
  return row?.unscanned ?? 0;
}
