import type { FacetRow, FacetRows } from '#lib/db/read-facets.ts';
import { chosenValues, withoutChoice } from '#lib/domain/property-filter/edit.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';

type Names = Partial<Record<string, ReadonlyMap<string, string>>>;

/**
 * Exact counts of what a filter finds, in all and by the values of each field. What the filter asks a field to equal does not count
 * for that field's own values: so each tells how many choosing it would show.
 */
export async function countFacets<Field extends string>(
  fields: readonly Field[],
  given: Filter | null,
  read: (filter: Filter | null, fields: readonly Field[]) => Promise<FacetRows>,
): Promise<{ total: number; facets: FacetRow[] }> {
  const isChosen = (field: Field) => chosenValues(given, { field, key: null }).length > 0;
  const chosen = fields.filter(isChosen);
  const [whole, ...own] = await Promise.all([
    read(
      given,
      fields.filter((field) => !isChosen(field)),
    ),
    ...chosen.map((field) => read(withoutChoice(given, { field, key: null }), [field])),
  ]);
  const rows = new Map([whole, ...own].flatMap((each) => each.facets).map((row) => [row.field, row]));
  return { total: whole.total, facets: fields.flatMap((field) => rows.get(field) ?? []) };
}

/** The values of one facet. */
export function valuesOf(facets: readonly FacetRow[], field: string): string[] {
  return facets
    .filter((row) => row.field === field)
    .flatMap(({ values }) => values.flatMap(({ value }) => value ?? []));
}

/** Facets as answers hold them: with the names of values that have one, by field. */
export function withLabels(facets: readonly FacetRow[], names: Names) {
  return facets.map(({ field, distinct, values }) => ({
    ...{ field, distinct },
    values: values.map(({ value, count }) => ({
      ...{ value, count },
      label: value === null ? null : (names[field]?.get(value) ?? null),
    })),
  }));
}
