import { decodeText, isReadableText } from './decode-text.ts';
import { compressionOf } from './decompress.ts';
import type { InnerContent } from './inner-content.ts';
import { textPositions } from './text-position.ts';

/** The readable base64 that a text holds. */
export interface EmbeddedBase64 {
  /** What decodes to several lines, to a long one or to compressed data, each by itself. */
  readonly inner: readonly InnerContent[];
  /**
   * The text with every short value (`QUtJQQ==`) replaced by what it decodes to and the other base64 taken out, lines where they were,
   * so that a decoded secret still stands beside its name; null when there is no short value.
   */
  readonly decodedInPlace: string | null;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly base64: string;
  readonly newLines: number;
}

const MIN_CHARACTERS = 24;
const MIN_WRAPPED_LINE = 60;
const MAX_VALUE_CHARACTERS = 300;
const RUN = new RegExp(`(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{${MIN_CHARACTERS},}={0,2}`, 'g');
const WRAPPED_LINE = /\r?\n[ \t]*([A-Za-z0-9+/]+={0,2})(?=[ \t'"]*(?:\r|\n|$))/y;

/** Finds and decodes every run of base64 in a text, wrapped ones too, that decodes to readable text or to compressed data. */
export function embeddedBase64(text: string): EmbeddedBase64 {
  const inner: InnerContent[] = [];
  const pieces: string[] = [];
  let copiedTo = 0;
  let hasValue = false;
  const positions = textPositions(text);
  for (const { run, bytes } of decodedRuns(text)) {
    const value = compressionOf(bytes) === null ? shortValue(bytes) : null;
    if (value === null)
      inner.push({ name: `base64 at line ${positions.lineAt(run.start)}`, content: bytes, type: null });
    else hasValue = true;
    pieces.push(text.slice(copiedTo, run.start), value ?? '', '\n'.repeat(run.newLines));
    copiedTo = run.end;
  }
  return { inner, decodedInPlace: hasValue ? pieces.join('') + text.slice(copiedTo) : null };
}

/** Where a text holds base64 that decodes to readable text or to compressed data, in order and apart from each other. */
export function embeddedBase64Places(text: string): { start: number; end: number }[] {
  return [...decodedRuns(text)].map(({ run: { start, end } }) => ({ start, end }));
}

function* decodedRuns(text: string): Generator<{ run: Run; bytes: Uint8Array }> {
  for (const run of runsOf(text)) {
    const bytes = Buffer.from(run.base64, 'base64');
    if (compressionOf(bytes) !== null || isReadableText(bytes)) yield { run, bytes };
  }
}

function* runsOf(text: string): Generator<Run> {
  let searchFrom = 0;
  for (;;) {
    RUN.lastIndex = searchFrom;
    const first = RUN.exec(text);
    if (first === null) return;
    const run = withWrappedLines(text, first.index, first[0]);
    searchFrom = run.end;
    if (run.base64.replace(/=+$/, '').length % 4 !== 1) yield run;
  }
}

/** Joins the lines that follow a run: full ones are as long as each other, a shorter one is the last and completes a group of four. */
function withWrappedLines(text: string, start: number, first: string): Run {
  const lines = [first];
  let end = start + first.length;
  let length = first.length;
  while (length >= MIN_WRAPPED_LINE && !lines.at(-1)?.endsWith('=')) {
    WRAPPED_LINE.lastIndex = end;
    const match = WRAPPED_LINE.exec(text);
    const line = match?.[1];
    if (match === null || line === undefined) break;
    const isFull = line.length === first.length;
    const isLast = line.length < first.length && (length + line.length) % 4 === 0;
    if (!isFull && !isLast) break;
    lines.push(line);
    length += line.length;
    end += match[0].length;
    if (!isFull) break;
  }
  return { start, end, base64: lines.join(''), newLines: lines.length - 1 };
}

function shortValue(bytes: Uint8Array): string | null {
  const text = decodeText(bytes).replace(/\r?\n$/, '');
  return text.length <= MAX_VALUE_CHARACTERS && !/[\r\n]/.test(text) ? text : null;
}
