import type { FieldValues, FindingValuesInput } from '#lib/api/schemas.ts';
import { type FindingValuesOf, readFindingValues } from '#lib/db/read-finding-facets.ts';
import { shownTagValue } from '#lib/domain/credentials/redact-tags.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readInstant, resourceFilter } from './read-filter.ts';
import { shownText } from './read-masking.ts';

/**
 * The values of a field that findings have, for the completion of a filter: at most 20. What may be a credential, or is a key id
 * that the actor may not see, is left out.
 */
export async function listFindingValues({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingValuesInput;
}): Promise<FieldValues> {
  await endPassedMutes(ctx);
  const instant = readInstant(ctx, input.at);
  const of = knownField(input.field);
  const rows = await readFindingValues(ctx.db, resourceFilter(ctx, input), instant, of, input.prefix);
  const key = typeof of === 'object' && 'tag' in of ? of.tag : '';
  const isShown = (value: string) => shownTagValue(key, value) === value && shownText(ctx, value) === value;
  return { data: rows.filter(({ value }) => isShown(value)) };
}

/** The schema lets only the fields of findings through. */
function knownField(field: FindingValuesInput['field']): FindingValuesOf {
  return field as FindingValuesOf;
}
