import { z } from 'zod';
import 'zod-openapi';

/** Free text: no NUL (PostgreSQL holds none) and at most 512 characters. */
const text = z
  .string()
  .max(512, 'at most 512 characters')
  .refine((value) => !value.includes('\u0000'), 'must not hold a NUL character');

function asList(item: z.ZodType, separator: string | null) {
  const values = z.union([z.string(), z.array(z.string())]).transform((given) => {
    const all = [given].flat();
    return separator === null
      ? all
      : all.flatMap((value) => value.split(separator).map((part) => part.trim()));
  });
  return { values, items: z.array(item).min(1).max(100, 'at most 100 values') };
}

/** A parameter that may be repeated; a value may hold any character, commas too. */
export function repeated(meaning: string) {
  const { values } = asList(text, null);
  return values.pipe(z.array(text).min(1).max(100, 'at most 100 values')).meta({
    description: `${meaning} May be repeated.`,
    override: { type: 'array', items: { type: 'string' } },
  });
}

/** A parameter that may be repeated or hold several values with commas between them. */
export function list<T extends z.ZodType<unknown, string>>(item: T, meaning: string) {
  const { values } = asList(item, ',');
  const schema = z.toJSONSchema(item, { io: 'input' });
  const items = { type: 'string' as const, ...(schema.enum ? { enum: schema.enum as string[] } : {}) };
  return values.pipe(z.array(item).min(1).max(100, 'at most 100 values')).meta({
    description: `${meaning} May be repeated, or hold several with commas between them.`,
    override: { type: 'array', items },
  });
}

/** `true` or `false`. */
export function flag(meaning: string) {
  return z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .meta({ description: meaning });
}

const accountId = z.string().regex(/^\d{12}$/, 'an account id has 12 digits');
const region = z.string().regex(/^[a-z0-9-]{1,40}$/, 'a region looks like us-east-1, or is global');

/** The filters that most resources share. */
export const commonFilters = {
  account: list(accountId, 'Only these accounts, by id.').optional(),
  region: list(region, 'Only these regions; `global` for IAM.').optional(),
  owner: repeated('Only what these owners hold; `unowned` is an owner too.').optional(),
};

export type CommonFilters = {
  account?: string[] | undefined;
  region?: string[] | undefined;
  owner?: string[] | undefined;
};

/** A search in ids and names: part of them, in any case. */
export const search = text
  .min(1, 'must not be empty')
  .meta({ description: 'Part of an id or name, in any case.' });

/** The parameters of every list. `sort` is one of `fields`, with `-` before it for descending. */
export function page<const F extends readonly [string, ...string[]]>(fields: F) {
  type Sort = F[number] | `-${F[number]}`;
  const allowed = fields.flatMap((field) => [field, `-${field}`]) as [Sort, ...Sort[]];
  return {
    limit: z.coerce
      .number<string | number>('expected a whole number from 1 to 500')
      .int('expected a whole number from 1 to 500')
      .min(1)
      .max(500)
      .default(50)
      .meta({ description: 'Rows a page.', override: { type: 'integer', minimum: 1, maximum: 500 } }),
    cursor: z
      .string()
      .max(4096)
      .optional()
      .meta({ description: '`nextCursor` of the page before, with the same filters and sort.' }),
    sort: z.enum(allowed).optional().meta({ description: 'Sort field; `-` before it sorts descending.' }),
  };
}

/** A page of a list: `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}

/** A page of a list that is counted: `total` is the number of rows on all pages. */
export function countedPageOf<T extends z.ZodType>(item: T) {
  return pageOf(item).extend({
    total: z.int().min(0).meta({ description: 'Rows on all pages, as counted for the first one.' }),
  });
}

export type PageOf<T> = { data: T[]; nextCursor: string | null };

/** How a page is asked for, after parsing. */
export type PageInput = { limit: number; cursor?: string | undefined; sort?: string | undefined };

/** The query of an address that takes no parameters. */
export const noQuery = z.object({});
