import { createHash } from 'node:crypto';
import type { PageInput, PageOf } from '#lib/api/schemas.ts';
import type { Keyset, KeyType, SortKey } from '#lib/db/read-page.ts';
import { badRequest } from './errors.ts';

const wrongCursor =
  'is not one that this list handed out: take nextCursor as it is, with the same filters and sort';

const isValid: Record<KeyType, (value: string) => boolean> = {
  text: (value) => !value.includes('\u0000'),
  integer: (value) => /^-?\d{1,9}$/.test(value),
  float8: (value) => /^-?\d/.test(value) && Number.isFinite(Number(value)),
  timestamptz: (value) =>
    /^-?infinity$/.test(value) || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
};

/** The sorts that a list offers: for each field, the keys that sort by it and, last, those that make a row unique. */
export type Sorts<Row> = Readonly<Record<string, readonly SortKey<Row>[]>>;

/**
 * A keyset with what its cursors have to match. `total`: how many rows there were on all pages when the first one was asked for,
 * if its list counts them; each cursor hands it on.
 */
export type PageRequest<Row> = Keyset<Row> & { query: string; total: number | null };

/**
 * Where the page that was asked for begins.
 *
 * @param input the parsed query: a cursor holds only for the same filters and sort
 * @param defaultSort a field of `sorts`, with `-` before it for descending
 * @throws ServiceError for a cursor that another query, or nobody, handed out
 */
export function readPageRequest<Row>(
  sorts: Sorts<Row>,
  defaultSort: string,
  input: PageInput,
): PageRequest<Row> {
  const { limit, cursor, sort = defaultSort, ...filters } = input;
  const isDescending = sort.startsWith('-');
  const keys = sorts[isDescending ? sort.slice(1) : sort];
  if (!keys) throw badRequest([{ parameter: 'sort', message: `allowed: ${Object.keys(sorts).join(', ')}` }]);
  const query = digest(JSON.stringify([sort, filters, keys.length]));
  return {
    keys,
    isDescending,
    limit,
    query,
    ...(cursor === undefined ? { after: null, total: null } : decode(cursor, keys, query)),
  };
}

/** A page of what was read: `rows` holds one more than the limit where there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { keys, limit, query, total }: PageRequest<Row>,
  toItem: (row: Row) => Item,
): PageOf<Item> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    data: data.map(toItem),
    nextCursor: hasNext
      ? encode([...keys.map((key) => key.read(last)), ...(total === null ? [] : [String(total)])], query)
      : null,
  };
}

/** A page of a list that is counted: `total` rows on all pages, as `page` tells if an earlier one was counted. */
export function toCountedPage<Row, Item>(
  rows: readonly Row[],
  page: PageRequest<Row>,
  total: number,
  toItem: (row: Row) => Item,
): PageOf<Item> & { total: number } {
  return { ...toPage(rows, { ...page, total }, toItem), total };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function encode(values: readonly string[], query: string): string {
  return Buffer.from(JSON.stringify([digest(query + JSON.stringify(values)), ...values])).toString(
    'base64url',
  );
}

function decode(cursor: string, keys: readonly { type: KeyType }[], query: string) {
  const [check, ...values] = parse(cursor);
  const after = values.slice(0, keys.length);
  const [total = null, ...rest] = values.slice(keys.length);
  const isOurs =
    check === digest(query + JSON.stringify(values)) &&
    after.length === keys.length &&
    rest.length === 0 &&
    keys.every((key, index) => isValid[key.type](after[index] ?? '')) &&
    (total === null || isValid.integer(total));
  if (!isOurs) throw badRequest([{ parameter: 'cursor', message: wrongCursor }]);
  return { after, total: total === null ? null : Number(total) };
}

function parse(cursor: string): string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.every((value) => typeof value === 'string') ? parsed : [];
  } catch {
    return [];
  }
}
