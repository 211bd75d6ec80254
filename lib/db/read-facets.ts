import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';

const { empty, join, raw, sql } = Prisma;

/** How many rows have a value; null: none. */
type ValueCount = { value: string | null; count: number };

/** The values of a field, the most frequent first, and how many there are in all. */
export type FacetRow = { field: string; values: ValueCount[]; distinct: number };

export type FacetRows = { total: number; facets: FacetRow[] };

/** Rows to be counted: `WITH` parts before them, tables that they come from, and what holds for them. */
export type CountedRows = { with?: Prisma.Sql; from: Prisma.Sql; where: Prisma.Sql };

/** How many values of a field are counted out. */
const mostValues = 50;

/** Counts rows, and by each of some columns of text, in one pass over them. */
export async function readFacets(
  db: Database,
  rows: CountedRows,
  fields: readonly { field: string; sql: Prisma.Sql }[],
): Promise<FacetRows> {
  const names = fields.map((_, index) => raw(`d${index}`));
  const selected = fields.map((column, index) => sql`${column.sql} AS ${raw(`d${index}`)}`);
  const value = sql`coalesce(${join([...names, sql`NULL::text`])})`;
  const set = names.length === 0 ? sql`0` : sql`GROUPING(${join(names)})`;
  const counts = await db.$queryRaw<{ set: number; value: string | null; count: number; distinct: number }[]>`
    WITH ${rows.with ? sql`${rows.with},` : empty}
      matched AS (SELECT ${join([...selected, sql`1 AS one`])} FROM ${rows.from} WHERE ${rows.where}),
      counted AS (
        SELECT ${set} AS set, ${value} AS value, count(*)::int AS count
        FROM matched GROUP BY GROUPING SETS (${join([sql`()`, ...names.map((name) => sql`(${name})`)])})),
      ranked AS (
        SELECT *, row_number() OVER w AS rank, (count(*) OVER (PARTITION BY set))::int AS "distinct"
        FROM counted WINDOW w AS (PARTITION BY set ORDER BY count DESC, value))
    SELECT set, value, count, "distinct" FROM ranked WHERE rank <= ${mostValues} ORDER BY set, rank`;
  const all = 2 ** fields.length - 1;
  return {
    total: counts.find(({ set: each }) => each === all)?.count ?? 0,
    facets: fields.map(({ field }, index) => {
      const own = all - 2 ** (fields.length - 1 - index);
      return facetOf(
        field,
        counts.filter(({ set: each }) => each === own),
      );
    }),
  };
}

/** Counts rows by each text of an array; those without any count under null. */
export async function readListFacet(
  db: Database,
  rows: CountedRows,
  { field, sql: column }: { field: string; sql: Prisma.Sql },
): Promise<FacetRow> {
  const counts = await db.$queryRaw<(ValueCount & { distinct: number })[]>`
    WITH ${rows.with ? sql`${rows.with},` : empty}
      counted AS (
        SELECT one.value, count(*)::int AS count
        FROM ${rows.from} LEFT JOIN LATERAL unnest(${column}) AS one (value) ON true
        WHERE ${rows.where} GROUP BY one.value)
    SELECT *, (count(*) OVER ())::int AS "distinct" FROM counted ORDER BY count DESC, value LIMIT ${mostValues}`;
  return facetOf(field, counts);
}

function facetOf(field: string, counts: readonly (ValueCount & { distinct: number })[]): FacetRow {
  const values = counts.map(({ value, count }) => ({ value, count }));
  return { field, values, distinct: counts[0]?.distinct ?? 0 };
}
