import type { FieldValues, InstanceValuesInput } from '#lib/api/schemas.ts';
import { readInstanceValues } from '#lib/db/read-instance-facets.ts';
import { shownTagValue } from '#lib/domain/credentials/redact-tags.ts';
import type { Context } from './context.ts';
import { coverageInstant, readInstant, resourceFilter } from './read-filter.ts';

/** The values of a field that are in use, for the completion of a filter: at most 20. What may be a credential is left out. */
export async function listInstanceValues({
  ctx,
  input,
}: {
  ctx: Context;
  input: InstanceValuesInput;
}): Promise<FieldValues> {
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const { field, prefix } = input;
  const rows = await readInstanceValues(ctx.db, resourceFilter(ctx, input), instant, field, prefix);
  const key = typeof field === 'object' && 'tag' in field ? field.tag : '';
  return { data: rows.filter(({ value }) => shownTagValue(key, value) === value) };
}
