import { endianness } from 'node:os';
import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Instant, matching, type ResourceFilter, retiredPlaces, time } from '#lib/db/read-filter.ts';
import type { EpisodeCause, EpisodeEnding } from '#lib/domain/episodes.ts';
import type { EpisodeTimes } from '#lib/domain/statistics.ts';

const { empty, raw, sql } = Prisma;

/** What the episodes of a series are gathered by; null: all of them together. */
export type EpisodeGroup = 'account_id' | 'region' | 'owner' | null;

/** Episodes side by side: `opened` and `ended` are doubles in base64, letters stand for endings. */
type Columns = { opened: string; ended: string; endings: string };

/** Times in milliseconds since 1970, each the eight bytes of a double; `Infinity` where there is none. */
function bytesOf(column: 'opened_at' | 'ended_at'): Prisma.Sql {
  const milliseconds = sql`round(date_part('epoch', ${raw(column)}) * 1000)`;
  return sql`encode(string_agg(float8send(coalesce(${milliseconds}, 'Infinity')), ''), 'base64')`;
}

/**
 * Episodes come thousands in a row, each column as one run of bytes or letters: a row each, or arrays, take ten times
 * longer to unpack than to read; all of them in one row keep the process from all else while that is put together.
 */
const columns = sql`${bytesOf('opened_at')} AS opened, ${bytesOf('ended_at')} AS ended,
  string_agg(coalesce(left(ending, 1), ' '), '') AS endings`;

const episodesInARow = 4_096;

/** Episodes, and when their place retired, if it did: from then on nobody has watched one that was open. */
const watched = sql`(
  SELECT e.account_id, e.region, e.owner, e.opened_at, coalesce(e.ended_at, p.retired_at) AS ended_at, e.ending,
    e.open_at_start
  FROM episodes e LEFT JOIN ${retiredPlaces} p ON p.account_id = e.account_id AND p.region = e.region) e`;

/** Puts doubles that came in several rows into one array. PostgreSQL sends their first byte first; most machines have it last. */
function toDoubles(rows: readonly string[]): Float64Array {
  const parts = rows.map((row) => Buffer.from(row, 'base64'));
  const doubles = new Float64Array(parts.reduce((sum, part) => sum + part.byteLength, 0) / 8);
  const bytes = Buffer.from(doubles.buffer);
  let start = 0;
  for (const part of parts) start += part.copy(bytes, start);
  if (endianness() === 'LE') bytes.swap64();
  return doubles;
}

/**
 * The times of the episodes that had opened at or before an instant, by group, oldest first. One whose place retired ends
 * with it, without an ending.
 *
 * @param includeOpenAtStart false leaves out those that were open when monitoring began
 * @param groups only these groups, unless `by` is null
 */
export async function readEpisodeTimes(
  db: Database,
  { filter, at, includeOpenAtStart }: { filter: ResourceFilter; at: Date; includeOpenAtStart: boolean },
  by: EpisodeGroup,
  groups: readonly string[],
): Promise<Map<string | null, EpisodeTimes>> {
  const group = by === null ? sql`NULL::text` : sql`e.${raw(by)}`;
  const rows = await db.$queryRaw<(Columns & { group: string | null })[]>`
    SELECT "group", ${columns}
    FROM (
      SELECT ${group} AS "group", opened_at, ended_at, ending,
        (row_number() OVER (PARTITION BY ${group} ORDER BY opened_at) - 1) / ${episodesInARow}::int AS part
      FROM ${watched} WHERE e.opened_at <= ${time(at)} ${matching('e', filter)}
        ${includeOpenAtStart ? empty : sql`AND NOT open_at_start`}
        ${by === null ? empty : sql`AND ${group} = ANY(${[...groups]}::text[])`}) e
    GROUP BY "group", part ORDER BY "group", part`;
  const byGroup = Map.groupBy(rows, ({ group: name }) => name);
  return new Map(
    [...byGroup].map(([name, parts]) => [
      name,
      {
        opened: toDoubles(parts.map(({ opened }) => opened)),
        ended: toDoubles(parts.map(({ ended }) => ended)),
        endings: Buffer.from(parts.map(({ endings }) => endings).join(''), 'latin1'),
      },
    ]),
  );
}

export type InstanceEpisodeRow = {
  openedAt: Date;
  cause: EpisodeCause;
  openAtStart: boolean;
  endedAt: Date | null;
  ending: EpisodeEnding | null;
};

/** The newest 200 episodes of one instance that had opened by an instant, newest first. One that ended later was open then. */
export async function readInstanceEpisodes(
  db: Database,
  { accountId, region, instanceId }: { accountId: string; region: string; instanceId: string },
  { at, isLatest }: Instant,
): Promise<InstanceEpisodeRow[]> {
  const hasEnded = isLatest ? sql`true` : sql`ended_at <= ${time(at)}`;
  return db.$queryRaw<InstanceEpisodeRow[]>`
    SELECT opened_at AS "openedAt", cause, open_at_start AS "openAtStart",
      CASE WHEN ${hasEnded} THEN ended_at END AS "endedAt", CASE WHEN ${hasEnded} THEN ending END AS ending
    FROM episodes
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ${instanceId}
      ${isLatest ? empty : sql`AND opened_at <= ${time(at)}`}
    ORDER BY opened_at DESC LIMIT 200`;
}
