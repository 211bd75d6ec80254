import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { instanceColumns, isJoinedField } from '#lib/db/instance-columns.ts';
import { type CoverageInstant, coverageJoins, seenScopes } from '#lib/db/read-coverage.ts';
import {
  beginning,
  containing,
  currentAt,
  matching,
  monitored,
  type ResourceFilter,
} from '#lib/db/read-filter.ts';
import { type InstanceSearch, instanceConditions } from '#lib/db/read-instances.ts';

const { empty, join, raw, sql } = Prisma;

/** How many instances have a value; null: none. */
type ValueCount = { value: string | null; count: number };

/** The values of a field, the most frequent first, and how many there are in all. */
export type FacetRow = { field: string; values: ValueCount[]; distinct: number };

export type InstanceFacetRows = { total: number; facets: FacetRow[] };

/** How many values of a field are counted out. */
const mostValues = 50;

/** Counts the instances that a search finds, and by each of the fields, in one pass over them. */
export async function readInstanceFacets(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: InstanceSearch,
  fields: readonly string[],
): Promise<InstanceFacetRows> {
  const { sql: conditions, isJoined } = instanceConditions(filter, instant, wanted);
  const joins = isJoined || fields.some(isJoinedField) ? coverageJoins(instant) : empty;
  const names = fields.map((_, index) => raw(`d${index}`));
  const selected = fields.map((field, index) => sql`${columnOf(field, instant)} AS ${raw(`d${index}`)}`);
  const value = sql`coalesce(${join([...names, sql`NULL::text`])})`;
  const set = names.length === 0 ? sql`0` : sql`GROUPING(${join(names)})`;
  const rows = await db.$queryRaw<{ set: number; value: string | null; count: number; distinct: number }[]>`
    WITH ${seenScopes(instant)},
      matched AS (SELECT ${join([...selected, sql`1 AS one`])} FROM instances i ${joins} WHERE ${conditions}),
      counted AS (
        SELECT ${set} AS set, ${value} AS value, count(*)::int AS count
        FROM matched GROUP BY GROUPING SETS (${join([sql`()`, ...names.map((name) => sql`(${name})`)])})),
      ranked AS (
        SELECT *, row_number() OVER w AS rank, (count(*) OVER (PARTITION BY set))::int AS "distinct"
        FROM counted WINDOW w AS (PARTITION BY set ORDER BY count DESC, value))
    SELECT set, value, count, "distinct" FROM ranked WHERE rank <= ${mostValues} ORDER BY set, rank`;
  const all = 2 ** fields.length - 1;
  return {
    total: rows.find(({ set: each }) => each === all)?.count ?? 0,
    facets: fields.map((field, index) => {
      const own = all - 2 ** (fields.length - 1 - index);
      const values = rows.filter(({ set: each }) => each === own);
      return {
        field,
        values: values.map(({ value: each, count }) => ({ value: each, count })),
        distinct: values[0]?.distinct ?? 0,
      };
    }),
  };
}

function columnOf(field: string, instant: CoverageInstant): Prisma.Sql {
  const column = instanceColumns(instant).fields.get(field);
  if (column?.kind !== 'text') throw new Error(`The field ${field} has no values that could be counted.`);
  return column.sql;
}

/** Whose values are wanted: a field's, those of one tag, or the keys of all tags. */
export type ValuesOf = { field: string } | { tag: string } | 'tag-keys';

/** The values in use that hold a text, those that begin with it first, then the most frequent; at most 20. */
export async function readInstanceValues(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  of: ValuesOf,
  text: string,
): Promise<{ value: string; count: number }[]> {
  const joins =
    typeof of === 'object' && 'field' in of && isJoinedField(of.field) ? coverageJoins(instant) : empty;
  const keys = of === 'tag-keys' ? sql`CROSS JOIN LATERAL jsonb_object_keys(i.tags) AS k (tag_key)` : empty;
  return db.$queryRaw`
    WITH ${seenScopes(instant)}, found AS (
      SELECT ${valuesIn(of, instant)} AS value FROM instances i ${joins} ${keys}
      WHERE ${currentAt('i', instant)} ${matching('i', filter)} ${monitored('i', instant.at)})
    SELECT value, count(*)::int AS count FROM found
    WHERE value IS NOT NULL AND ${containing(sql`value`, text)}
    GROUP BY value ORDER BY ${beginning(sql`value`, text)} DESC, count(*) DESC, value LIMIT 20`;
}

function valuesIn(of: ValuesOf, instant: CoverageInstant): Prisma.Sql {
  if (of === 'tag-keys') return sql`k.tag_key`;
  return 'tag' in of ? sql`i.tags ->> ${of.tag}::text` : columnOf(of.field, instant);
}
