import { allowedOperators, type FilterField, fieldNamed, type Operator } from './field.ts';
import {
  type Comparison,
  deepestFilter,
  type Filter,
  type FilterValue,
  joined,
  longestFilter,
  mostConditions,
} from './filter.ts';
import { printField } from './print.ts';
import { allowedValues, readValue } from './read-value.ts';
import { scan, type Token } from './scan.ts';

/** Why a filter cannot be read: the place by UTF-16 offsets, what stands there, and what may. */
export type FilterError = {
  start: number;
  end: number;
  /** As written; null at the end of the filter. */
  found: string | null;
  allowed: readonly string[];
  message: string;
};

export type ParsedFilter = { ok: true; filter: Filter | null } | { ok: false; error: FilterError };

/**
 * Reads a filter: `owner = payments and not (state = stopped or age > 30d)`. Comparisons without a word between them are joined by
 * `and`, which binds closer than `or`. Empty text gives null: everything. Never throws.
 */
export function parseFilter(source: string, fields: readonly FilterField[]): ParsedFilter {
  if (source.length > longestFilter) {
    const message = `The filter is longer than ${longestFilter} characters.`;
    return {
      ok: false,
      error: { start: longestFilter, end: source.length, found: null, allowed: [], message },
    };
  }
  const reader: Reader = { source, fields, tokens: scan(source, fields), next: 0, conditions: 0 };
  if (reader.tokens.length === 0) return { ok: true, filter: null };
  try {
    const filter = readOr(reader, 0);
    const rest = reader.tokens[reader.next];
    if (rest) fail(reader, rest, ['and', 'or']);
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.at };
    throw error;
  }
}

class Unreadable extends Error {
  readonly at: FilterError;

  constructor(at: FilterError) {
    super(at.message);
    this.at = at;
  }
}

type Reader = {
  source: string;
  fields: readonly FilterField[];
  tokens: readonly Token[];
  next: number;
  conditions: number;
};

function readOr(reader: Reader, depth: number): Filter {
  const parts = [readAnd(reader, depth)];
  while (takes(reader, 'or')) parts.push(readAnd(reader, depth));
  return joined('or', parts) ?? fail(reader, undefined, []);
}

function readAnd(reader: Reader, depth: number): Filter {
  const parts = [readPart(reader, depth)];
  while (takes(reader, 'and') || startsPart(reader.tokens[reader.next])) parts.push(readPart(reader, depth));
  return joined('and', parts) ?? fail(reader, undefined, []);
}

function startsPart(token: Token | undefined): boolean {
  return token !== undefined && ['field', 'text', 'not', '('].includes(token.kind);
}

function readPart(reader: Reader, depth: number): Filter {
  const token = reader.tokens[reader.next];
  if (token && depth > deepestFilter)
    fail(reader, token, [], `The filter nests deeper than ${deepestFilter} parentheses.`);
  reader.next += 1;
  switch (token?.kind) {
    case '(':
      return readParentheses(reader, depth, token);
    case 'not':
      return { kind: 'not', part: readPart(reader, depth + 1) };
    case 'field':
      return readComparison(reader, token);
    case 'text':
      return readText(reader, token);
    default:
      return fail(reader, token, ['a field', 'a text to search for', 'not', '(']);
  }
}

function readParentheses(reader: Reader, depth: number, open: Token): Filter {
  const filter = readOr(reader, depth + 1);
  if (takes(reader, ')')) return filter;
  const token = reader.tokens[reader.next];
  if (token) return fail(reader, token, [')', 'and', 'or']);
  return fail(reader, open, [], 'This parenthesis is not closed.');
}

function readText(reader: Reader, token: Extract<Token, { kind: 'text' }>): Filter {
  count(reader, token);
  const field = token.isQuoted ? undefined : fieldNamed(reader.fields, token.text);
  if (field) {
    const needed = field.kind === 'tags' ? [`${field.name}:KEY`] : allowedOperators(field);
    const after = reader.tokens[reader.next];
    const message = `After ${field.name} comes ${oneOf(needed)}. To search for the word itself, put it in quotes.`;
    fail(reader, after ?? token, needed, message);
  }
  if (token.text.includes('\u0000')) fail(reader, token, [], 'A text cannot hold a NUL character.');
  return { kind: 'text', text: token.text };
}

function readComparison(reader: Reader, token: Extract<Token, { kind: 'field' }>): Comparison {
  count(reader, token);
  const field = fieldNamed(reader.fields, token.name);
  if (!field) {
    const names = reader.fields.map(({ name }) => name);
    return fail(reader, token, names, `There is no field ${token.name}; there is ${oneOf(names)}.`);
  }
  if (field.kind === 'tags' && (!token.key || token.key.includes('\u0000')))
    return fail(reader, token, [`${field.name}:KEY`], `Say which tag: ${field.name}:KEY.`);
  const operator = readOperator(reader, field, printField(field.name, token.key));
  const values = [readOneValue(reader, field, operator)];
  const takesSeveral = ['=', '!=', ':', '!:'].includes(operator);
  while (takesSeveral && takes(reader, ',')) values.push(readOneValue(reader, field, operator));
  return { kind: 'comparison', field: field.name, key: token.key, operator, values };
}

function readOperator(reader: Reader, field: FilterField, written: string): Operator {
  const token = reader.tokens[reader.next];
  const allowed = allowedOperators(field);
  if (token?.kind === 'operator' && allowed.includes(token.operator)) {
    reader.next += 1;
    return token.operator;
  }
  return fail(reader, token, allowed, `After ${written} comes ${oneOf(allowed)}.`);
}

function readOneValue(reader: Reader, field: FilterField, operator: Operator): FilterValue {
  const token = reader.tokens[reader.next];
  const allowed = allowedValues(field);
  const message = `The value of ${field.name} is ${oneOf(allowed)}.`;
  if (token?.kind !== 'value') return fail(reader, token, allowed, message);
  const value = readValue(field, token);
  if (value === null) return fail(reader, token, allowed, message);
  const isSimple = operator === '=' || operator === '!=';
  if (value.kind === 'none' && !isSimple)
    return fail(reader, token, [], 'none goes with = and !=. For the word itself, put it in quotes.');
  reader.next += 1;
  count(reader, token);
  return value;
}

function count(reader: Reader, token: Token): void {
  reader.conditions += 1;
  if (reader.conditions > 2 * mostConditions)
    fail(reader, token, [], `The filter has more than ${mostConditions} conditions.`);
}

function takes(reader: Reader, kind: Token['kind']): boolean {
  if (reader.tokens[reader.next]?.kind !== kind) return false;
  reader.next += 1;
  return true;
}

/** Ends the reading at a token; without one, at the end of the filter. */
function fail(
  { source }: Reader,
  token: Token | undefined,
  allowed: readonly string[],
  message = `Here comes ${oneOf(allowed)}.`,
): never {
  const end = source.trimEnd().length;
  const place = token ?? { start: end, end };
  const found = token ? source.slice(token.start, token.end) : null;
  const told = token?.kind === 'open-quote' ? 'This quotation is not closed.' : message;
  throw new Unreadable({ start: place.start, end: place.end, found, allowed, message: told });
}

function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
