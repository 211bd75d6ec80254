import { type FilterField, fieldNamed, type Operator, operators } from './field.ts';

/** A piece of a filter and its place, by UTF-16 offsets: `start` inclusive, `end` exclusive. */
export type Token = { start: number; end: number } & (
  | { kind: 'and' | 'or' | 'not' | '(' | ')' | ',' }
  /** Something with an operator after it: perhaps a field. `key` is what follows `tag:`, perhaps nothing. */
  | { kind: 'field'; name: string; key: string | null }
  | { kind: 'operator'; operator: Operator }
  | { kind: 'value'; text: string; isQuoted: boolean }
  | { kind: 'text'; text: string; isQuoted: boolean }
  /** A quotation that is not closed, or a letter that begins nothing. */
  | { kind: 'open-quote'; text: string }
  | { kind: 'stray' }
);

const blank = /\s*/y;
const word = /[^\s()",=!:<>]+/y;
/** A value may hold signs, as times and ARNs do; it cannot begin with one. */
const value = /[^\s()",=!:<>][^\s()",]*/y;
/** A tag's key may hold colons, as AWS's own do, but not end with one. */
const tagKey = /[^\s()",=!<>]*[^\s()",=!<>:]/y;
const quotation = /"((?:[^"\\]|\\[\s\S])*)"/y;
const operatorSign = /!=|!:|>=|<=|[=:><]/y;
const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** Cuts a filter into its pieces. Never fails: what cannot be read is `stray`. */
export function scan(source: string, fields: readonly FilterField[]): Token[] {
  const tokens: Token[] = [];
  let at = skip(source, 0);
  while (at < source.length) {
    const token = isValueNext(tokens) ? valueAt(source, at) : termAt(source, at, fields);
    tokens.push(token);
    at = skip(source, token.end);
  }
  return tokens;
}

function skip(source: string, at: number): number {
  return at + (match(blank, source, at)?.[0].length ?? 0);
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Whether the next piece is a value: after an operator, and after a comma, which only values have. */
function isValueNext(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)?.kind;
  return last === 'operator' || last === ',';
}

function valueAt(source: string, at: number): Token {
  const quoted = quotedAt(source, at);
  if (quoted) return quoted.kind === 'open-quote' ? quoted : { ...quoted, kind: 'value' };
  const text = match(value, source, at)?.[0];
  if (text === undefined) return signAt(source, at);
  const end = at + text.length;
  return isKeyword(text)
    ? { kind: toKeyword(text), start: at, end }
    : { kind: 'value', text, isQuoted: false, start: at, end };
}

function termAt(source: string, at: number, fields: readonly FilterField[]): Token {
  const quoted = quotedAt(source, at);
  if (quoted) return quoted;
  const text = match(word, source, at)?.[0];
  if (text === undefined) return signAt(source, at);
  const end = at + text.length;
  const key = keyAt(source, end, fieldNamed(fields, text));
  if (key) return { kind: 'field', name: text, key: key.text, start: at, end: key.end };
  if (match(operatorSign, source, skip(source, end)))
    return { kind: 'field', name: text, key: null, start: at, end };
  if (isKeyword(text)) return { kind: toKeyword(text), start: at, end };
  return { kind: 'text', text, isQuoted: false, start: at, end };
}

/** The key of a map's field, which follows its colon at once: `tag:env`, `tag:"cost center"`. */
function keyAt(
  source: string,
  colon: number,
  field: FilterField | undefined,
): { text: string; end: number } | null {
  if (field?.kind !== 'tags' || source[colon] !== ':') return null;
  const quoted = match(quotation, source, colon + 1);
  if (quoted) return { text: unescaped(quoted[1] ?? ''), end: colon + 1 + quoted[0].length };
  const text = match(tagKey, source, colon + 1)?.[0] ?? '';
  return { text, end: colon + 1 + text.length };
}

function quotedAt(source: string, at: number): Extract<Token, { kind: 'text' | 'open-quote' }> | null {
  if (source[at] !== '"') return null;
  const quoted = match(quotation, source, at);
  if (quoted === null)
    return { kind: 'open-quote', text: unescaped(source.slice(at + 1)), start: at, end: source.length };
  return {
    kind: 'text',
    text: unescaped(quoted[1] ?? ''),
    isQuoted: true,
    start: at,
    end: at + quoted[0].length,
  };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1');
}

function signAt(source: string, at: number): Token {
  const sign = match(operatorSign, source, at)?.[0];
  const operator = operators.find((each) => each === sign);
  if (operator) return { kind: 'operator', operator, start: at, end: at + operator.length };
  const letter = source[at];
  if (letter === '(' || letter === ')' || letter === ',') return { kind: letter, start: at, end: at + 1 };
  return { kind: 'stray', start: at, end: at + 1 };
}

function isKeyword(text: string): boolean {
  return keywords.has(text.toLowerCase());
}

function toKeyword(text: string): 'and' | 'or' | 'not' {
  return text.toLowerCase() as 'and' | 'or' | 'not';
}
