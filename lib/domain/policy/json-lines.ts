/** What a piece of printed JSON is; `wildcard`: what stands for anything in an action, a resource or a principal. */
type TokenKind = 'key' | 'string' | 'wildcard' | 'number' | 'literal' | 'mark' | 'deny';

type Token = { kind: TokenKind; text: string };

/** A line of printed JSON: how deep it lies, and its pieces. */
export type JsonLine = { depth: number; tokens: readonly Token[] };

type Entry = { key: string | null; value: unknown; isLast: boolean };

const deepest = 64;

/** JSON as the lines of a well-spaced document. Lists of one short text stay on their line. Never throws. */
export function jsonLines(value: unknown): JsonLine[] {
  const lines: JsonLine[] = [];
  print(lines, 0, { key: null, value, isLast: true }, false);
  return lines;
}

function print(lines: JsonLine[], depth: number, entry: Entry, isMatched: boolean): void {
  const { key, value, isLast } = entry;
  const matches = key === null ? isMatched : matched.has(key) || (isMatched && !isPlain(key));
  const head: Token[] = key === null ? [] : [{ kind: 'key', text: JSON.stringify(key) }, mark(': ')];
  const tail = isLast ? [] : [mark(',')];
  const [open, close, inner] = partsOf(value);
  if (inner === null || depth >= deepest) {
    const shown = inner === null ? scalar(value, key, matches) : [mark(`${open}…${close}`)];
    lines.push({ depth, tokens: [...head, ...shown, ...tail] });
    return;
  }
  const [only] = inner;
  if (inner.length === 0) {
    lines.push({ depth, tokens: [...head, mark(open + close), ...tail] });
  } else if (only && inner.length === 1 && only.key === null && partsOf(only.value)[2] === null) {
    const shown = [mark(open), ...scalar(only.value, key, matches), mark(close)];
    lines.push({ depth, tokens: [...head, ...shown, ...tail] });
  } else {
    lines.push({ depth, tokens: [...head, mark(open)] });
    for (const one of inner) print(lines, depth + 1, one, matches);
    lines.push({ depth, tokens: [mark(close), ...tail] });
  }
}

/** Where a star stands for anything. */
const matched = new Set(['Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal']);

function isPlain(key: string): boolean {
  return key === 'Sid' || key === 'Effect' || key === 'Version' || key === 'Condition';
}

function partsOf(value: unknown): [open: string, close: string, inner: Entry[] | null] {
  if (Array.isArray(value)) {
    return [
      '[',
      ']',
      value.map((one, index) => ({ key: null, value: one, isLast: index === value.length - 1 })),
    ];
  }
  if (typeof value === 'object' && value !== null) {
    const all = Object.entries(value);
    return [
      ...(['{', '}'] as const),
      all.map(([key, one], index) => ({ key, value: one, isLast: index === all.length - 1 })),
    ];
  }
  return ['', '', null];
}

function scalar(value: unknown, key: string | null, isMatched: boolean): Token[] {
  if (typeof value === 'string') {
    const text = JSON.stringify(value);
    if (key === 'Effect' && value === 'Deny') return [{ kind: 'deny', text }];
    return isMatched ? withWildcards(text) : [{ kind: 'string', text }];
  }
  if (typeof value === 'number') return [{ kind: 'number', text: String(value) }];
  return [{ kind: 'literal', text: JSON.stringify(value) ?? 'null' }];
}

function withWildcards(text: string): Token[] {
  return text
    .split(/([*?])/)
    .filter((part) => part !== '')
    .map((part) => ({ kind: part === '*' || part === '?' ? 'wildcard' : 'string', text: part }));
}

function mark(text: string): Token {
  return { kind: 'mark', text };
}
