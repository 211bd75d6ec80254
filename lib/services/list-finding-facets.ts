import type { FindingFacets, FindingFacetsInput } from '#lib/api/schemas.ts';
import { readFindingFacets } from '#lib/db/read-finding-facets.ts';
import { readAccountNames, readTemplateNames } from '#lib/db/read-names.ts';
import { findingFacets } from '#lib/domain/finding-fields.ts';
import type { Context } from './context.ts';
import { countFacets, valuesOf, withLabels } from './count-facets.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readInstant, resourceFilter } from './read-filter.ts';

/** Exact counts of the findings that a filter finds, in all and by the values of each field; see `countFacets`. */
export async function listFindingFacets({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingFacetsInput;
}): Promise<FindingFacets> {
  await endPassedMutes(ctx);
  const { at, field: fields = findingFacets, filter: given = null, ...wanted } = input;
  const filter = resourceFilter(ctx, input);
  const instant = readInstant(ctx, at);
  const [{ total, facets }, unfiltered] = await Promise.all([
    countFacets(fields, given, (asked, counted) =>
      readFindingFacets(ctx.db, filter, instant, { ...wanted, filter: asked }, counted),
    ),
    readFindingFacets(ctx.db, filter, instant, {}, []),
  ]);
  const [account, cause] = await Promise.all([
    readAccountNames(ctx.db, valuesOf(facets, 'account')),
    readTemplateNames(ctx.db, valuesOf(facets, 'cause')),
  ]);
  return { total, all: unfiltered.total, facets: withLabels(facets, { account, cause }) };
}
