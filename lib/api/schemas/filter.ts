import { z } from 'zod';
import 'zod-openapi';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import { longestFilter } from '#lib/domain/property-filter/filter.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';

/** The property filter of a list with these fields, parsed. What cannot be read is an issue that holds its place. */
export function propertyFilter(fields: readonly FilterField[]) {
  const names = fields.map(({ name, kind }) => (kind === 'tags' ? `${name}:KEY` : name)).join(', ');
  return z
    .string()
    .transform((text, context) => {
      const parsed = parseFilter(text, fields);
      if (parsed.ok) return parsed.filter;
      const { start, end, message } = parsed.error;
      context.issues.push({ code: 'custom', message, input: text, params: { place: { start, end } } });
      return z.NEVER;
    })
    .meta({
      description: `Only what the filter holds for, such as \`owner = payments and (state = running or age > 30d)\`. Fields: ${names}. Operators: = != : (contains) !: > >= < <=. Several values with commas: any of them. \`none\`: absent. Words without a field are looked for in ids and names. At most ${longestFilter} characters.`,
      override: { type: 'string', maxLength: longestFilter },
    });
}
