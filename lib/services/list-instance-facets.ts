import type { InstanceFacets, InstanceFacetsInput } from '#lib/api/schemas.ts';
import type { FacetRow } from '#lib/db/read-facets.ts';
import { readInstanceFacets } from '#lib/db/read-instance-facets.ts';
import { readAccountNames, readTemplateNames } from '#lib/db/read-names.ts';
import { type InstanceFacet, instanceFacets } from '#lib/domain/instance-fields.ts';
import { chosenValues, withoutChoice } from '#lib/domain/property-filter/edit.ts';
import type { Context } from './context.ts';
import { coverageInstant, readInstant, resourceFilter } from './read-filter.ts';

/**
 * Exact counts of the instances that a filter finds, in all and by the values of each field. What the filter asks a field to
 * equal does not count for that field's own values: so each tells how many choosing it would show.
 */
export async function listInstanceFacets({
  ctx,
  input,
}: {
  ctx: Context;
  input: InstanceFacetsInput;
}): Promise<InstanceFacets> {
  const { at, field: fields = instanceFacets, filter: given = null, ...wanted } = input;
  const filter = resourceFilter(ctx, input);
  const instant = coverageInstant(ctx, readInstant(ctx, at));
  const isChosen = (field: InstanceFacet) => chosenValues(given, { field, key: null }).length > 0;
  const chosen = fields.filter(isChosen);
  const free = fields.filter((field) => !isChosen(field));
  const [whole, unfiltered, ...own] = await Promise.all([
    readInstanceFacets(ctx.db, filter, instant, { ...wanted, filter: given }, free),
    readInstanceFacets(ctx.db, filter, instant, {}, []),
    ...chosen.map((field) => {
      const others = withoutChoice(given, { field, key: null });
      return readInstanceFacets(ctx.db, filter, instant, { ...wanted, filter: others }, [field]);
    }),
  ]);
  const rows = new Map([whole, ...own].flatMap((each) => each.facets).map((row) => [row.field, row]));
  const facets = fields.flatMap((field) => rows.get(field) ?? []);
  return { total: whole.total, all: unfiltered.total, facets: await labelled(ctx, facets) };
}

async function labelled({ db }: Context, facets: readonly FacetRow[]): Promise<InstanceFacets['facets']> {
  const valuesOf = (field: InstanceFacet) =>
    facets
      .filter((row) => row.field === field)
      .flatMap(({ values }) => values.flatMap(({ value }) => value ?? []));
  const [accounts, templates] = await Promise.all([
    readAccountNames(db, valuesOf('account')),
    readTemplateNames(db, valuesOf('template')),
  ]);
  const names: Partial<Record<string, ReadonlyMap<string, string>>> = {
    account: accounts,
    template: templates,
  };
  return facets.map(({ field, distinct, values }) => ({
    field,
    distinct,
    values: values.map(({ value, count }) => ({
      value,
      label: value === null ? null : (names[field]?.get(value) ?? null),
      count,
    })),
  }));
}
