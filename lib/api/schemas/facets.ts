import { z } from 'zod';
import 'zod-openapi';
import { type FilterField, fieldNamed } from '#lib/domain/property-filter/field.ts';
import { commonFilters } from './parameters.ts';

const facet = z
  .object({
    field: z.string(),
    distinct: z.int().meta({ description: 'How many values there are.' }),
    values: z
      .array(
        z.object({
          value: z.string().nullable().meta({ description: 'null: the rows without one.' }),
          label: z.string().nullable().meta({ description: 'A name for the value, where it has one.' }),
          count: z.int(),
        }),
      )
      .meta({ description: 'The most frequent first, at most 50.' }),
  })
  .meta({
    id: 'Facet',
    description:
      'Exact counts by one field. They follow the filter, but for what it asks this field to equal: so they say what choosing a value would show.',
  });

/** Exact counts of what a list shows. */
export function facetsAnswer(rows: string) {
  return z.object({
    total: z.int().meta({ description: `${rows} that the filters hold for.` }),
    all: z.int().meta({ description: `${rows} of the accounts, regions and owners, whatever the filter.` }),
    facets: z.array(facet),
  });
}

const counted: ReadonlySet<FilterField['kind']> = new Set(['text', 'enum', 'level']);

function valueField(fields: readonly FilterField[]) {
  return z
    .string()
    .max(300)
    .transform((name, context) => {
      const [, key] = /^tag:(.+)$/s.exec(name) ?? [];
      if (key !== undefined) return { tag: key };
      const field = fieldNamed(fields, name);
      if (field?.kind === 'tags') return 'tag-keys' as const;
      if (field && counted.has(field.kind)) return { field: field.name };
      const names = fields.filter(({ kind }) => counted.has(kind)).map((each) => each.name);
      context.issues.push({
        code: 'custom',
        message: `allowed: ${names.join(', ')}, tag, tag:KEY`,
        input: name,
      });
      return z.NEVER;
    })
    .meta({
      description:
        'A field of the filter that holds texts, `tag:KEY` for one tag, or `tag` for the keys of all.',
      override: { type: 'string', maxLength: 300 },
    });
}

/** Whose values are asked for, and what they begin with or hold. */
export function valuesQuery<At extends z.ZodType>(fields: readonly FilterField[], at: At) {
  return z.object({
    at,
    field: valueField(fields),
    prefix: z
      .string()
      .max(256)
      .refine((value) => !value.includes('\u0000'), 'must not hold a NUL character')
      .default('')
      .meta({ description: 'Values that begin with it come first, then those that hold it, in any case.' }),
    ...commonFilters,
  });
}

export const fieldValues = z
  .object({
    data: z.array(z.object({ value: z.string(), count: z.int() })).meta({ description: 'At most 20.' }),
  })
  .meta({ id: 'FieldValues' });

export type FieldValues = z.infer<typeof fieldValues>;
