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
const RUN_START = new RegExp(`(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{${MIN_CHARACTERS}}`, 'g');
/** A pattern that repeats base64 without a bound overflows its stack in a run of some MiB: a run's end is searched for instead. */
const NO_BASE64 = /[^A-Za-z0-9+/]/g;
const NEXT_LINE = /\r?\n[ \t]{0,256}(?=[A-Za-z0-9+/])/y;
const LINE_END = /[ \t'"]{0,256}(?:[\r\n]|$)/y;

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
    RUN_START.lastIndex = searchFrom;
    const start = RUN_START.exec(text)?.index;
    if (start === undefined) return;
    const run = withWrappedLines(text, start);
    searchFrom = run.end;
    if (run.base64.replace(/=+$/, '').length % 4 !== 1) yield run;
  }
}

/** Joins the lines that follow a run: full ones are as long as each other, a shorter one is the last and completes a group of four. */
function withWrappedLines(text: string, start: number): Run {
  let end = runEnd(text, start);
  const lines = [text.slice(start, end)];
  const fullLength = end - start;
  let length = fullLength;
  // Only its whole can be decompressed, however short its lines are.
  const isCompressed = compressionOf(Buffer.from(lines.join(''), 'base64')) !== null;
  const mayBeWrapped = isCompressed || length >= MIN_WRAPPED_LINE;
  while (mayBeWrapped && text[end - 1] !== '=') {
    const line = wrappedLine(text, end);
    if (line === null) break;
    const lineLength = line.end - line.start;
    const isFull = lineLength === fullLength;
    const isLast = lineLength < fullLength && (length + lineLength) % 4 === 0;
    if (!isFull && !isLast) break;
    lines.push(text.slice(line.start, line.end));
    length += lineLength;
    end = line.end;
    if (!isFull) break;
  }
  return { start, end, base64: lines.join(''), newLines: lines.length - 1 };
}

/** The base64 that makes up the line after the one that ends at `from`, indented or quoted perhaps. */
function wrappedLine(text: string, from: number): { start: number; end: number } | null {
  NEXT_LINE.lastIndex = from;
  if (!NEXT_LINE.test(text)) return null;
  const start = NEXT_LINE.lastIndex;
  const end = runEnd(text, start);
  LINE_END.lastIndex = end;
  return LINE_END.test(text) ? { start, end } : null;
}

/** Where the run of base64 that begins at `start` ends, its padding included. */
function runEnd(text: string, start: number): number {
  NO_BASE64.lastIndex = start;
  const end = NO_BASE64.exec(text)?.index ?? text.length;
  if (text[end] !== '=') return end;
  return text[end + 1] === '=' ? end + 2 : end + 1;
}

function shortValue(bytes: Uint8Array): string | null {
  const text = decodeText(bytes).replace(/\r?\n$/, '');
  return text.length <= MAX_VALUE_CHARACTERS && !/[\r\n]/.test(text) ? text : null;
}
