import { Prisma } from '#lib/db/generated/client.ts';
import { globalRegion } from '#lib/domain/scopes.ts';

const { empty, raw, sql } = Prisma;

/** Which resources a query is about; null: all. */
export type ResourceFilter = {
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  owners: readonly string[] | null;
};

/** The instant that a query reads the versions at. */
export type Instant = {
  at: Date;
  /** Whether it is now: then the newest versions are meant, whatever the clocks say. */
  isLatest: boolean;
};

/** The filter with the IAM of its accounts, which is in none of their regions. */
export function withIam(filter: ResourceFilter): ResourceFilter {
  return { ...filter, regions: filter.regions && [...filter.regions, globalRegion] };
}

/** A time as a SQL parameter, free of any session's time zone. */
export function time(at: Date): Prisma.Sql {
  return sql`${at.toISOString()}::timestamptz`;
}

/** `AND column = ANY(values)`; nothing without values. */
export function among(column: Prisma.Sql, values: readonly string[] | null | undefined): Prisma.Sql {
  return values ? sql`AND ${column} = ANY(${[...values]}::text[])` : empty;
}

/** The filter as conditions on a table's alias. Resources without a region of their own skip that part. */
export function matching(
  alias: 'i' | 'k' | 'r' | 'l' | 'f' | 'e' | 'c' | 's' | 'd' | 'a' | 'x',
  filter: ResourceFilter,
  columns: readonly ('account' | 'region' | 'owner')[] = ['account', 'region', 'owner'],
): Prisma.Sql {
  const part = (name: (typeof columns)[number], column: string, values: readonly string[] | null) =>
    columns.includes(name) ? among(raw(`${alias}.${column}`), values) : empty;
  return sql`${part('account', 'account_id', filter.accounts)} ${part('region', 'region', filter.regions)}
    ${part('owner', 'owner', filter.owners)}`;
}

/** Regions of accounts, `global` among them, that are collected no more, and since when. */
export const retiredPlaces = sql`(
  SELECT account_id, region, max(retired_at) AS retired_at FROM scopes
  GROUP BY 1, 2 HAVING bool_and(retired_at IS NOT NULL))`;

/**
 * `AND` what the row stands for was monitored at an instant: what was last seen where nothing is collected any more
 * says nothing of now. Keys and roles belong to an account, the others to its region.
 *
 * @param at null: now, whatever the clocks say
 */
export function monitored(alias: 'i' | 'k' | 'r' | 'l' | 'f' | 'e' | 'x' | 'c', at: Date | null): Prisma.Sql {
  const retired = sql`FROM ${retiredPlaces} retired WHERE ${at === null ? sql`true` : sql`retired_at <= ${time(at)}`}`;
  const table = raw(alias);
  return alias === 'k' || alias === 'r'
    ? sql`AND ${table}.account_id NOT IN (SELECT account_id ${retired} AND region = 'global')`
    : sql`AND (${table}.account_id, ${table}.region) NOT IN (SELECT account_id, region ${retired})`;
}

/** Restricts a table of versions to those that were current at an instant. */
export function currentAt(
  alias: 'g' | 'i' | 'k' | 'r' | 'l' | 'p' | 'u' | 'x',
  { at, isLatest }: Instant,
): Prisma.Sql {
  const name = raw(alias);
  return isLatest
    ? sql`${name}.valid_to IS NULL`
    : sql`${name}.valid_from <= ${time(at)} AND (${name}.valid_to IS NULL OR ${name}.valid_to > ${time(at)})`;
}

/** `AND` one of the columns holds the text, in any case; nothing without text. */
export function searching(columns: readonly Prisma.Sql[], text: string | undefined): Prisma.Sql {
  if (text === undefined) return empty;
  return sql`AND (${Prisma.join(
    columns.map((column) => containing(column, text)),
    ' OR ',
  )})`;
}

/** Whether a column holds the text, in any case. */
export function containing(column: Prisma.Sql, text: string): Prisma.Sql {
  return sql`${column} ILIKE ${`%${plainPattern(text)}%`}`;
}

/** Whether a column begins with the text, in any case. */
export function beginning(column: Prisma.Sql, text: string): Prisma.Sql {
  return sql`${column} ILIKE ${`${plainPattern(text)}%`}`;
}

/** A pattern for the text itself, whatever signs it holds. */
function plainPattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
