import { endianness } from 'node:os';
import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Instant, matching, type ResourceFilter, retiredPlaces, time } from '#lib/db/read-filter.ts';
import type { EpisodeCause, EpisodeEnding } from '#lib/domain/episodes.ts';
import type { EpisodeTimes } from '#lib/domain/statistics.ts';

const { empty, raw, sql } = Prisma;

/** What the episodes of a series are gathered by; null: all of them together. */
export type EpisodeGroup = 'account_id' | 'region' | 'owner' | null;

/** Episodes side by side: bytes are doubles, letters stand for endings. */
type Columns = { opened: Uint8Array; ended: Uint8Array; endings: string };

const letters = {
  r: 'role-attached',
  t: 'terminated',
  s: 'stopped',
  e: 'exempted',
} as const satisfies Record<string, EpisodeEnding>;

/** Times in milliseconds since 1970, each the eight bytes of a double; `Infinity` where there is none. */
function bytesOf(column: 'opened_at' | 'ended_at'): Prisma.Sql {
  const milliseconds = sql`round(date_part('epoch', ${raw(column)}) * 1000)`;
  return sql`string_agg(float8send(coalesce(${milliseconds}, 'Infinity')), '')`;
}

/**
 * Episodes come as one row a group, each column as one run of bytes or letters: a hundred thousand rows, or
 * arrays, take ten times longer to unpack than to read.
 */
const columns = sql`${bytesOf('opened_at')} AS opened, ${bytesOf('ended_at')} AS ended,
  string_agg(coalesce(left(ending, 1), ' '), '') AS endings`;

/** Episodes, and when their place retired, if it did: from then on nobody has watched one that was open. */
const watched = sql`(
  SELECT e.account_id, e.region, e.owner, e.opened_at, coalesce(e.ended_at, p.retired_at) AS ended_at, e.ending,
    e.open_at_start
  FROM episodes e LEFT JOIN ${retiredPlaces} p ON p.account_id = e.account_id AND p.region = e.region) e`;

/** PostgreSQL sends the first byte of a double first; most machines have it last. */
function toDoubles(bytes: Uint8Array): Float64Array {
  const doubles = new Float64Array(bytes.byteLength / 8);
  const ownBytes = Buffer.from(doubles.buffer);
  ownBytes.set(bytes);
  if (endianness() === 'LE') ownBytes.swap64();
  return doubles;
}

/** An open episode has a blank for its ending. */
function endingOf(letter: string): EpisodeEnding | null {
  return letters[letter as keyof typeof letters] ?? null;
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
    SELECT ${group} AS "group", ${columns}
    FROM (
      SELECT * FROM ${watched} WHERE e.opened_at <= ${time(at)} ${matching('e', filter)}
        ${includeOpenAtStart ? empty : sql`AND NOT open_at_start`}
        ${by === null ? empty : sql`AND ${group} = ANY(${[...groups]}::text[])`}
      ORDER BY e.opened_at) e
    GROUP BY 1`;
  return new Map(
    rows.map(({ group: name, opened, ended, endings }) => [
      name,
      {
        opened: toDoubles(opened),
        ended: toDoubles(ended),
        endings: Array.from(endings, endingOf),
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
