import { Prisma } from '#lib/db/generated/client.ts';
import { containing, time } from '#lib/db/read-filter.ts';
import type { Operator } from '#lib/domain/property-filter/field.ts';
import type { Comparison, Filter, FilterValue } from '#lib/domain/property-filter/filter.ts';

const { empty, join, raw, sql } = Prisma;

/** What a field of a filter is in SQL. An `age` is of a time; `tags` is a JSON object. */
export type FilterColumn = {
  kind: 'text' | 'time' | 'age' | 'number' | 'flag' | 'tags';
  sql: Prisma.Sql;
};

/** The fields that a filter may name, and the columns that free text is looked for in. Nothing else of a filter gets into SQL but as a parameter. */
export type FilterColumns = {
  fields: ReadonlyMap<string, FilterColumn>;
  searched: readonly Prisma.Sql[];
};

/**
 * `AND` what a filter says; nothing without one. What is absent equals nothing but `none`, so `!=` holds for it, and `not`
 * holds wherever its part does not.
 *
 * @param at the instant that ages are counted from
 */
export function filterCondition(filter: Filter | null, columns: FilterColumns, at: Date): Prisma.Sql {
  return filter === null ? empty : sql`AND ${conditionOf(filter, columns, at)}`;
}

function conditionOf(filter: Filter, columns: FilterColumns, at: Date): Prisma.Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.parts.map((part) => conditionOf(part, columns, at));
      return sql`(${join(parts, filter.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      // Of and, or and the rest only this one tells unknown from false.
      return sql`NOT coalesce(${conditionOf(filter.part, columns, at)}, false)`;
    case 'text':
      return sql`(${join(
        columns.searched.map((column) => containing(column, filter.text)),
        ' OR ',
      )})`;
    case 'comparison':
      return comparisonOf(filter, columns, at);
  }
}

function comparisonOf(comparison: Comparison, columns: FilterColumns, at: Date): Prisma.Sql {
  const { field, key, operator, values } = comparison;
  const column = columns.fields.get(field);
  if (!column) throw new Error(`The filter's field ${field} has no column.`);
  const value = column.kind === 'tags' ? sql`(${column.sql} ->> ${key ?? ''}::text)` : column.sql;
  const isNegative = operator === '!=' || operator === '!:';
  const alternatives = values.map((each) => alternativeOf(value, operator, each, at));
  const any = sql`(${join(alternatives, ' OR ')})`;
  return isNegative ? sql`NOT coalesce(${any}, false)` : any;
}

/** What holds for a column if one value is the one that is meant; of `!=` and `!:` the opposite. */
function alternativeOf(column: Prisma.Sql, operator: Operator, value: FilterValue, at: Date): Prisma.Sql {
  switch (value.kind) {
    case 'none':
      return sql`${column} IS NULL`;
    case 'text':
      return operator === ':' || operator === '!:'
        ? containing(column, value.text)
        : sql`${column} = ${value.text}::text`;
    case 'flag':
      return value.flag ? column : sql`NOT ${column}`;
    case 'number':
      return sql`${column} ${comparing(operator)} ${value.number}::float8`;
    case 'age':
      // Older is earlier.
      return sql`${time(new Date(at.getTime() - value.seconds * 1_000))} ${comparing(operator)} ${column}`;
    case 'time':
      return timeCondition(column, operator, new Date(value.from), new Date(value.to));
  }
}

/** A day is a period: after it is after its end, from it on is from its beginning. */
function timeCondition(column: Prisma.Sql, operator: Operator, from: Date, to: Date): Prisma.Sql {
  switch (operator) {
    case '>':
      return sql`${column} >= ${time(to)}`;
    case '>=':
      return sql`${column} >= ${time(from)}`;
    case '<':
      return sql`${column} < ${time(from)}`;
    case '<=':
      return sql`${column} < ${time(to)}`;
    default:
      return sql`(${column} >= ${time(from)} AND ${column} < ${time(to)})`;
  }
}

const signs: Record<Operator, string> = {
  '=': '=',
  '!=': '=',
  ':': '=',
  '!:': '=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};

function comparing(operator: Operator): Prisma.Sql {
  return raw(signs[operator]);
}
