import { Prisma } from '#lib/db/generated/client.ts';
import { containing, time } from '#lib/db/read-filter.ts';
import type { Operator } from '#lib/domain/property-filter/field.ts';
import type { Comparison, Filter, FilterValue } from '#lib/domain/property-filter/filter.ts';

const { empty, join, raw, sql } = Prisma;

/**
 * What a field of a filter is in SQL. A `list` is an array of texts, of which one has to do; a `level` a text that is one of some
 * values, the least first; an `age` is of a time; `tags` is a JSON object.
 */
export type FilterColumn =
  | { kind: 'text' | 'list' | 'time' | 'age' | 'number' | 'flag' | 'tags'; sql: Prisma.Sql }
  | { kind: 'level'; sql: Prisma.Sql; levels: readonly string[] };

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
  const isNegative = operator === '!=' || operator === '!:';
  const alternatives = values.map((value) => {
    if (column.kind === 'list') return listAlternative(column.sql, operator, value);
    if (column.kind === 'level' && isOrder(operator)) return levelAlternative(column, operator, value);
    const one = column.kind === 'tags' ? sql`(${column.sql} ->> ${key ?? ''}::text)` : column.sql;
    return alternativeOf(one, operator, value, at);
  });
  const any = sql`(${join(alternatives, ' OR ')})`;
  return isNegative ? sql`NOT coalesce(${any}, false)` : any;
}

function isOrder(operator: Operator): boolean {
  return operator.startsWith('>') || operator.startsWith('<');
}

/** Whether any text of an array is the one that is meant, or holds it; `none`: there is no text. */
function listAlternative(column: Prisma.Sql, operator: Operator, value: FilterValue): Prisma.Sql {
  if (value.kind !== 'text') return sql`coalesce(cardinality(${column}), 0) = 0`;
  if (operator === '=' || operator === '!=') return sql`${value.text}::text = ANY(${column})`;
  return sql`EXISTS (SELECT 1 FROM unnest(${column}) AS one (text) WHERE ${containing(sql`one.text`, value.text)})`;
}

/** The levels that are at least, or at most, the one that is meant: named one by one, so that an index finds them. */
function levelAlternative(
  { sql: column, levels }: Extract<FilterColumn, { kind: 'level' }>,
  operator: Operator,
  value: FilterValue,
): Prisma.Sql {
  const limit = levels.indexOf(value.kind === 'text' ? value.text : '');
  const meant = levels.filter((_, level) => {
    const difference = level - limit;
    if (difference === 0) return operator.endsWith('=');
    return operator.startsWith('>') ? difference > 0 : difference < 0;
  });
  return sql`${column} = ANY(${meant}::text[])`;
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
