import { Prisma } from '#lib/db/generated/client.ts';

const { empty, join, raw, sql } = Prisma;

export type KeyType = 'text' | 'integer' | 'float8' | 'timestamptz';

/** One column that a list is sorted by: its SQL, its type, and its value in a row that was read. */
export type SortKey<Row> = {
  sql: Prisma.Sql;
  type: KeyType;
  read: (row: Row) => string;
  /** Whether its column comes from a table that is joined. */
  isJoined?: true;
};

/** Where a page begins and how it is sorted. The keys together are unique, so no row is lost between pages. */
export type Keyset<Row> = {
  keys: readonly SortKey<Row>[];
  isDescending: boolean;
  /** The keys of the last row of the page before; null on the first page. */
  after: readonly string[] | null;
  limit: number;
};

/** A text column that may be null: null sorts as the empty text. */
export function textKey<Row>(
  column: string,
  read: (row: Row) => string | null,
  isNullable = false,
): SortKey<Row> {
  return {
    sql: isNullable ? sql`coalesce(${raw(column)}, '')` : raw(column),
    type: 'text',
    read: (row) => read(row) ?? '',
  };
}

/** A time column: null sorts before every time. */
export function timeKey<Row>(
  column: string,
  read: (row: Row) => Date | null,
  isNullable = true,
): SortKey<Row> {
  return {
    sql: isNullable ? sql`coalesce(${raw(column)}, '-infinity'::timestamptz)` : raw(column),
    type: 'timestamptz',
    read: (row) => read(row)?.toISOString() ?? '-infinity',
  };
}

/** By when rows were made; those of one instant by their ids. `alias` names their table. */
export function createdAtKeys<Row extends { createdAt: Date; id: string }>(alias: string): SortKey<Row>[] {
  return [
    timeKey(`${alias}.created_at`, ({ createdAt }) => createdAt, false),
    textKey(`${alias}.id::text`, ({ id }) => id),
  ];
}

/** A number; null sorts as -1, before every count and ratio. */
export function numberKey<Row>(
  column: string,
  type: 'integer' | 'float8',
  read: (row: Row) => number | null,
): SortKey<Row> {
  return { sql: sql`coalesce(${raw(column)}, -1)`, type, read: (row) => String(read(row) ?? -1) };
}

/** `AND` what lies after the page before. */
export function afterCursor<Row>({ keys, isDescending, after }: Keyset<Row>): Prisma.Sql {
  if (after === null) return empty;
  const columns = join(keys.map((key) => key.sql));
  const values = join(keys.map((key, index) => sql`${after[index] ?? ''}::text::${raw(key.type)}`));
  return isDescending ? sql`AND (${columns}) < (${values})` : sql`AND (${columns}) > (${values})`;
}

/** `ORDER BY ... LIMIT`: one row more than the page, which tells whether there is a next one. */
export function orderedPage<Row>({ keys, isDescending, limit }: Keyset<Row>): Prisma.Sql {
  const direction = raw(isDescending ? ' DESC' : '');
  const columns = join(keys.map((key) => sql`${key.sql}${direction}`));
  return sql`ORDER BY ${columns} LIMIT ${limit + 1}::int`;
}
