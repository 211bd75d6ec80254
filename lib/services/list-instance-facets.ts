import type { InstanceFacets, InstanceFacetsInput } from '#lib/api/schemas.ts';
import { readInstanceFacets } from '#lib/db/read-instance-facets.ts';
import { readAccountNames, readTemplateNames } from '#lib/db/read-names.ts';
import { instanceFacets } from '#lib/domain/instance-fields.ts';
import type { Context } from './context.ts';
import { countFacets, valuesOf, withLabels } from './count-facets.ts';
import { coverageInstant, readInstant, resourceFilter } from './read-filter.ts';

/** Exact counts of the instances that a filter finds, in all and by the values of each field; see `countFacets`. */
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
  const [{ total, facets }, unfiltered] = await Promise.all([
    countFacets(fields, given, (asked, counted) =>
      readInstanceFacets(ctx.db, filter, instant, { ...wanted, filter: asked }, counted),
    ),
    readInstanceFacets(ctx.db, filter, instant, {}, []),
  ]);
  const [account, template] = await Promise.all([
    readAccountNames(ctx.db, valuesOf(facets, 'account')),
    readTemplateNames(ctx.db, valuesOf(facets, 'template')),
  ]);
  return { total, all: unfiltered.total, facets: withLabels(facets, { account, template }) };
}
