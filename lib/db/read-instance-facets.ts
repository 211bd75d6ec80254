import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { instanceColumns, isJoinedField } from '#lib/db/instance-columns.ts';
import { type CoverageInstant, coverageJoins, seenScopes } from '#lib/db/read-coverage.ts';
import { type FacetRows, readFacets } from '#lib/db/read-facets.ts';
import {
  beginning,
  containing,
  currentAt,
  matching,
  monitored,
  type ResourceFilter,
} from '#lib/db/read-filter.ts';
import { type InstanceSearch, instanceConditions } from '#lib/db/read-instances.ts';

const { empty, sql } = Prisma;

/** Counts the instances that a search finds, and by each of the fields, in one pass over them. */
export async function readInstanceFacets(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: InstanceSearch,
  fields: readonly string[],
): Promise<FacetRows> {
  const { sql: where, isJoined } = instanceConditions(filter, instant, wanted);
  const joins = isJoined || fields.some(isJoinedField) ? coverageJoins(instant) : empty;
  const columns = fields.map((field) => ({ field, sql: columnOf(field, instant) }));
  return readFacets(db, { with: seenScopes(instant), from: sql`instances i ${joins}`, where }, columns);
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
