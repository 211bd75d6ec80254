import type { Database } from '#lib/db/client.ts';
import type { FilterColumn } from '#lib/db/filter-condition.ts';
import { findingColumns } from '#lib/db/finding-columns.ts';
import { type FindingSearch, findingConditions, findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CountedRows, type FacetRows, readFacets, readListFacet } from '#lib/db/read-facets.ts';
import { beginning, containing, type Instant, type ResourceFilter } from '#lib/db/read-filter.ts';
import type { FindingField } from '#lib/domain/finding-fields.ts';
import { findingStates } from '#lib/domain/findings.ts';

const { sql } = Prisma;

function countedFindings(filter: ResourceFilter, instant: Instant, wanted: FindingSearch): CountedRows {
  return { from: findingsAt(instant), where: findingConditions(filter, instant, wanted) };
}

function columnOf(field: FindingField, { at }: Instant): FilterColumn & { field: FindingField } {
  const column = findingColumns(at).fields.get(field);
  if (!column || !['text', 'level', 'list'].includes(column.kind))
    throw new Error(`The field ${field} has no values that could be counted.`);
  return { ...column, field };
}

/** Counts the findings that a search finds, in all and by each of the fields. */
export async function readFindingFacets(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: FindingSearch,
  fields: readonly FindingField[],
): Promise<FacetRows> {
  const rows = countedFindings(filter, instant, wanted);
  const columns = fields.map((field) => columnOf(field, instant));
  const lists = columns.filter(({ kind }) => kind === 'list');
  const [plain, ...others] = await Promise.all([
    readFacets(
      db,
      rows,
      columns.filter(({ kind }) => kind !== 'list'),
    ),
    ...lists.map((column) => readListFacet(db, rows, column)),
  ]);
  return { total: plain.total, facets: [...plain.facets, ...others] };
}

/** Whose values are wanted: a field's, those of one tag, or the keys of all tags. */
export type FindingValuesOf = { field: FindingField } | { tag: string } | 'tag-keys';

/**
 * The values in use, of findings in whatever state, that hold a text: those that begin with it first, then the most frequent; at
 * most 20.
 */
export async function readFindingValues(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  of: FindingValuesOf,
  text: string,
): Promise<{ value: string; count: number }[]> {
  const where = findingConditions(filter, instant, { state: findingStates });
  return db.$queryRaw`
    WITH found AS (SELECT ${valuesIn(of, instant)} AS value FROM ${findingsAt(instant)} WHERE ${where})
    SELECT value, count(*)::int AS count FROM found
    WHERE value IS NOT NULL AND ${containing(sql`value`, text)}
    GROUP BY value ORDER BY ${beginning(sql`value`, text)} DESC, count(*) DESC, value LIMIT 20`;
}

function valuesIn(of: FindingValuesOf, instant: Instant): Prisma.Sql {
  const tags = findingColumns(instant.at).fields.get('tag')?.sql ?? sql`NULL::jsonb`;
  if (of === 'tag-keys') return sql`jsonb_object_keys(coalesce(${tags}, '{}'))`;
  if ('tag' in of) return sql`${tags} ->> ${of.tag}::text`;
  const column = columnOf(of.field, instant);
  return column.kind === 'list' ? sql`unnest(${column.sql})` : column.sql;
}
