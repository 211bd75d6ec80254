import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import type { EpisodeCause, EpisodeEnding } from '#lib/domain/episodes.ts';
import type { MttrEpisode } from '#lib/domain/mttr.ts';

const { raw, sql } = Prisma;

/** What the episodes of a series are gathered by; null: all of them together. */
export type EpisodeGroup = 'account_id' | 'region' | 'owner' | null;

/** A group's episodes, each column as one text with commas between the values; an open one has no end. */
type Columns = { group: string | null; opened: string; ended: string; ending: string; atStart: string };

/**
 * The episodes that had opened at or before an instant, by group. They come as one row a group: a hundred
 * thousand rows, or arrays, take ten times longer to unpack than to read.
 *
 * @param groups only these groups
 */
export async function readEpisodes(
  db: Database,
  filter: ResourceFilter,
  at: Date,
  by: EpisodeGroup = null,
  groups: readonly string[] | null = null,
): Promise<Map<string | null, MttrEpisode[]>> {
  const group = by === null ? sql`NULL::text` : sql`e.${raw(by)}`;
  const milliseconds = (column: 'opened_at' | 'ended_at') =>
    sql`coalesce((extract(epoch FROM ${raw(column)}) * 1000)::bigint::text, '')`;
  const rows = await db.$queryRaw<Columns[]>`
    SELECT ${group} AS "group", string_agg(${milliseconds('opened_at')}, ',') AS opened,
      string_agg(${milliseconds('ended_at')}, ',') AS ended, string_agg(coalesce(ending, ''), ',') AS ending,
      string_agg(CASE WHEN open_at_start THEN '1' ELSE '' END, ',') AS "atStart"
    FROM episodes e
    WHERE opened_at <= ${time(at)} ${matching('e', filter)}
      ${by !== null && groups ? sql`AND ${group} = ANY(${[...groups]}::text[])` : Prisma.empty}
    GROUP BY 1`;
  return new Map(rows.map((row) => [row.group, toEpisodes(row)]));
}

/** The endings are those that the collectors write: see `EpisodeEnding`. */
function toEpisodes(columns: Columns): MttrEpisode[] {
  const ended = columns.ended.split(',');
  const endings = columns.ending.split(',') as (EpisodeEnding | '')[];
  const atStart = columns.atStart.split(',');
  return columns.opened.split(',').map((opened, index) => ({
    openedAt: new Date(Number(opened)),
    endedAt: ended[index] ? new Date(Number(ended[index])) : null,
    ending: endings[index] || null,
    openAtStart: atStart[index] === '1',
  }));
}

export type InstanceEpisodeRow = {
  openedAt: Date;
  cause: EpisodeCause;
  openAtStart: boolean;
  endedAt: Date | null;
  ending: EpisodeEnding | null;
};

/** The newest 200 episodes of one instance, newest first. */
export async function readInstanceEpisodes(
  db: Database,
  { accountId, region, instanceId }: { accountId: string; region: string; instanceId: string },
): Promise<InstanceEpisodeRow[]> {
  return db.$queryRaw<InstanceEpisodeRow[]>`
    SELECT opened_at AS "openedAt", cause, open_at_start AS "openAtStart", ended_at AS "endedAt", ending
    FROM episodes
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ${instanceId}
    ORDER BY opened_at DESC LIMIT 200`;
}
