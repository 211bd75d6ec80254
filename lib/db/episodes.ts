import { analyzeGrown } from '#lib/db/analyze-grown.ts';
import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { EpisodeSpan } from '#lib/domain/episodes.ts';

const { raw, sql } = Prisma;

/** An episode of one instance. */
export type EpisodeRow = EpisodeSpan & { instanceId: string };

const columns = raw(`"instanceId" text, "openedAt" timestamptz(3), cause text, "openAtStart" boolean,
  "seenAt" timestamptz(3), "endedAt" timestamptz(3), ending text, owner text`);

type Change = { since: Date | null };

/**
 * Makes the episodes of some instances those given, and touches only what differs.
 *
 * @param instanceIds the instances whose episodes these are, those without any too
 * @returns the earliest instant from which a figure may differ; null if none does
 */
export async function replaceEpisodes(
  tx: Transaction,
  { accountId, region }: { accountId: string; region: string },
  instanceIds: string[],
  episodes: EpisodeRow[],
): Promise<Date | null> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(episodes)}::jsonb) AS g(${columns})`;
  const same = sql`e.account_id = ${accountId} AND e.region = ${region}
    AND e.instance_id = g."instanceId" AND e.opened_at = g."openedAt"`;
  const removed = await tx.$queryRaw<Change[]>`
    DELETE FROM episodes e
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ANY(${instanceIds})
      AND NOT EXISTS (SELECT 1 FROM ${given} WHERE ${same})
    RETURNING opened_at AS since`;
  // Endings before beginnings: an instance has at most one open episode.
  const changed = await tx.$queryRaw<Change[]>`
    WITH g AS (
      SELECT g.*, e.ended_at AS was_ended_at,
        (e.open_at_start, e.owner) IS DISTINCT FROM (g."openAtStart", g.owner) AS is_counted_otherwise
      FROM ${given} JOIN episodes e ON ${same}
      WHERE (e.cause, e.open_at_start, e.seen_at, e.ended_at, e.ending, e.owner)
        IS DISTINCT FROM (g.cause, g."openAtStart", g."seenAt", g."endedAt", g.ending, g.owner))
    UPDATE episodes e SET cause = g.cause, open_at_start = g."openAtStart", seen_at = g."seenAt",
      ended_at = g."endedAt", ending = g.ending, owner = g.owner
    FROM g WHERE ${same}
    RETURNING CASE WHEN g.is_counted_otherwise THEN e.opened_at ELSE least(g."endedAt", g.was_ended_at) END AS since`;
  const begun = await tx.$queryRaw<Change[]>`
    INSERT INTO episodes
      (account_id, region, instance_id, opened_at, cause, open_at_start, seen_at, ended_at, ending, owner)
    SELECT ${accountId}, ${region}, "instanceId", "openedAt", cause, "openAtStart", "seenAt", "endedAt", ending, owner
    FROM ${given}
    ON CONFLICT (account_id, region, instance_id, opened_at) DO NOTHING
    RETURNING opened_at AS since`;
  await analyzeGrown(tx, 'episodes', begun.length);
  return earliest([...removed, ...changed, ...begun]);
}

function earliest(changes: Change[]): Date | null {
  return changes.reduce<Date | null>(
    (first, { since }) => (since !== null && (first === null || since < first) ? since : first),
    null,
  );
}
