import { Prisma } from '#lib/db/generated/client.ts';
import { type Instant, time } from '#lib/db/read-filter.ts';

const { empty, raw, sql } = Prisma;

/** How many versions a history is told from: one more is read, to compare the oldest of them with. */
export const longestHistory = 200;

/**
 * The versions of a resource up to an instant as a table `v`, newest first. Versions in a row that differ only in other
 * columns than those compared, such as the last use, are one; `valid_to` is null where it was not over yet.
 *
 * @param table a table of versions
 * @param key its rows of the resource: a condition on `t`
 * @param compared its columns
 * @param parts the columns of the key that tell apart what the resource consists of
 */
export function mergedVersions(
  table: 'access_keys' | 'launch_template_versions' | 'roles',
  key: Prisma.Sql,
  compared: readonly string[],
  { at, isLatest }: Instant,
  parts: readonly string[] = [],
): Prisma.Sql {
  const part = raw(parts.length === 0 ? '' : `PARTITION BY ${parts.join(', ')}`);
  const own = raw(compared.map((column) => `(${column})`).join(', '));
  const before = raw(compared.map((column) => `lag((${column})) OVER w`).join(', '));
  return sql`(
    SELECT DISTINCT ON (${raw([...parts, 'run'].join(', '))}) *,
      CASE WHEN bool_or(ends IS NULL) OVER r THEN NULL ELSE max(ends) OVER r END AS "validTo"
    FROM (
      SELECT *, count(*) FILTER (WHERE begins) OVER (${part} ORDER BY valid_from) AS run
      FROM (
        SELECT t.*, ${isLatest ? raw('t.valid_to') : sql`CASE WHEN t.valid_to <= ${time(at)} THEN t.valid_to END`} AS ends,
          lag(t.valid_to) OVER w IS DISTINCT FROM t.valid_from OR (${own}) IS DISTINCT FROM (${before}) AS begins
        FROM ${raw(table)} t
        WHERE ${key} ${isLatest ? empty : sql`AND t.valid_from <= ${time(at)}`}
        WINDOW w AS (${part} ORDER BY t.valid_from)) marked) runs
    WINDOW r AS (PARTITION BY ${raw([...parts, 'run'].join(', '))})
    ORDER BY ${raw([...parts, 'run'].join(', '))}, valid_from) v`;
}
