import { allowedOperators, type FilterField, fieldNamed, mayBeNone, type Operator } from './field.ts';
import { printValue } from './print.ts';
import { scan, type Token } from './scan.ts';

/** What can come next: words that need nothing but the fields to be known. */
export type Suggestion = { text: string; hint: string };

/** What is being written at the caret, and what it may become. `from` to `to` is what a suggestion replaces. */
export type Completion = {
  from: number;
  to: number;
  /** What of it is written already, without its quotes. */
  prefix: string;
  suggestions: readonly Suggestion[];
} & (
  | { kind: 'term' | 'join' }
  | { kind: 'operator'; field: string }
  /** `isOpen`: the values in use are not known here; ask for those of the field that begin with the prefix. */
  | { kind: 'value'; field: string; key: string | null; isOpen: boolean }
  /** The key of a map's field, not known here either. */
  | { kind: 'key'; field: string }
);

const joins: readonly Suggestion[] = [
  { text: 'and', hint: '' },
  { text: 'or', hint: '' },
];

/**
 * What may stand at a caret. Only what is before the caret counts, and the rest of the word that it is in is replaced.
 * Never throws.
 */
export function completeFilter(source: string, caret: number, fields: readonly FilterField[]): Completion {
  const before = scan(source.slice(0, caret), fields);
  const last = before.at(-1);
  const isTouching = last?.end === caret && isWord(last);
  const done = isTouching ? before.slice(0, -1) : before;
  const range = {
    from: isTouching ? last.start : caret,
    to: caret + (/^[^\s()",=!:<>]*/.exec(isTouching ? source.slice(caret) : '')?.[0].length ?? 0),
    prefix: isTouching ? writtenText(last, source) : '',
  };
  return next(done, isTouching ? last : null, range, fields);
}

type Range = Pick<Completion, 'from' | 'to' | 'prefix'>;

/** Pieces that the caret may still be writing when it stands at their end. */
function isWord(token: Token): boolean {
  return ['and', 'or', 'not', 'field', 'text', 'value', 'open-quote'].includes(token.kind);
}

function writtenText(token: Token, source: string): string {
  return token.kind === 'value' || token.kind === 'text' || token.kind === 'open-quote'
    ? token.text
    : source.slice(token.start, token.end);
}

function next(
  done: readonly Token[],
  word: Token | null,
  range: Range,
  fields: readonly FilterField[],
): Completion {
  const last = done.at(-1);
  if (last?.kind === 'operator' || last?.kind === ',') return valueAfter(done, range, fields);
  const map = word?.kind === 'field' ? fieldNamed(fields, word.name) : undefined;
  if (map?.kind === 'tags' && word?.kind === 'field' && word.key !== null)
    return { ...range, kind: 'key', field: map.name, prefix: word.key, suggestions: [] };
  if (last?.kind === 'field') return operatorAfter(last, range, fields);
  if (last?.kind === 'text' && !last.isQuoted && fieldNamed(fields, last.text) && word === null)
    return operatorAfter({ ...last, kind: 'field', name: last.text, key: null }, range, fields);
  if (last?.kind === 'value' || last?.kind === 'text' || last?.kind === ')') return joinAfter(range, fields);
  return { ...range, kind: 'term', suggestions: matching(terms(fields), range.prefix) };
}

function terms(fields: readonly FilterField[]): readonly Suggestion[] {
  const names = fields.map(({ name, kind, hint }) => ({ text: kind === 'tags' ? `${name}:` : name, hint }));
  return [...names, { text: 'not', hint: '' }];
}

/** After a whole condition a word may join the next one, or begin it. */
function joinAfter(range: Range, fields: readonly FilterField[]): Completion {
  const known = range.prefix === '' ? joins : [...joins, ...terms(fields)];
  return { ...range, kind: 'join', suggestions: matching(known, range.prefix) };
}

function operatorAfter(
  { name }: Extract<Token, { kind: 'field' }>,
  range: Range,
  fields: readonly FilterField[],
): Completion {
  const field = fieldNamed(fields, name);
  const allowed: readonly Operator[] = field ? allowedOperators(field) : [];
  const suggestions = allowed.map((text) => ({ text, hint: operatorHints[text] }));
  return { ...range, kind: 'operator', field: field?.name ?? name, suggestions };
}

const operatorHints: Record<Operator, string> = {
  '=': 'is',
  '!=': 'is not',
  ':': 'contains',
  '!:': 'does not contain',
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
};

function valueAfter(done: readonly Token[], range: Range, fields: readonly FilterField[]): Completion {
  const token = done.findLast((each) => each.kind === 'field');
  const field = token?.kind === 'field' ? fieldNamed(fields, token.name) : undefined;
  const key = token?.kind === 'field' ? token.key : null;
  const suggestions = field ? matching(valuesOf(field), range.prefix) : [];
  const isOpen = field?.kind === 'text' || field?.kind === 'tags';
  return { ...range, kind: 'value', field: field?.name ?? '', key, isOpen, suggestions };
}

function valuesOf(field: FilterField): readonly Suggestion[] {
  const none = mayBeNone(field) ? ['none'] : [];
  return [...knownValues(field), ...none].map((text) => ({ text, hint: '' }));
}

function knownValues({ kind, values }: FilterField): readonly string[] {
  switch (kind) {
    case 'enum':
    case 'level':
      return (values ?? []).map(printValue);
    case 'flag':
      return ['yes', 'no'];
    case 'age':
      return ['1d', '7d', '30d', '90d', '1y'];
    case 'text':
    case 'tags':
    case 'time':
    case 'number':
      return [];
  }
}

/** Those that begin with what is written, then those that hold it, but not what is written in full. */
function matching(known: readonly Suggestion[], prefix: string): readonly Suggestion[] {
  const wanted = prefix.toLowerCase();
  const begins = known.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const holds = known.filter(
    ({ text }) => !text.toLowerCase().startsWith(wanted) && text.toLowerCase().includes(wanted),
  );
  return [...begins, ...holds];
}
