import type { InnerContent } from './inner-content.ts';

/** A MIME message or part: its header fields by name in small letters, and its body as Latin-1 (one character a byte). */
interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const MBOX_LINE = /^From [^\n]{0,200}\n/;
const MAX_HEADER_CHARACTERS = 16_384;

/**
 * The parts of a MIME message, or null when the bytes are none. A part comes decoded by its own transfer encoding; a multipart inside it
 * comes whole, as a message to be split again. What stands around the parts comes last, so that nothing is left unread.
 */
export function splitMime(bytes: Uint8Array): InnerContent[] | null {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^\s{1,64}/, '')
    .replace(MBOX_LINE, '');
  const entity = readEntity(message);
  if (entity === null || !(entity.headers.has('content-type') || entity.headers.has('mime-version')))
    return null;
  const boundary = boundaryOf(entity);
  if (boundary === null) return [partOf(message, 1)];
  const { parts, around } = splitByBoundary(entity.body, boundary);
  const inner = parts.map((part, index) => partOf(part, index + 1));
  if (around.trim() !== '')
    inner.push({ name: 'around the parts', content: Buffer.from(around, 'latin1'), type: null });
  return inner;
}

/** A part without the blank line that ends its headers is malformed: all of it is taken for its body. */
function partOf(source: string, number: number): InnerContent {
  const entity = readEntity(source) ?? { headers: new Map<string, string>(), body: source };
  const type = mediaType(entity);
  const fileName = parameter(entity.headers.get('content-disposition'), 'filename');
  const name = `part ${number} (${[type ?? 'text/plain', fileName].filter(Boolean).join(' ')})`;
  const isMultipart = boundaryOf(entity) !== null;
  return { name, type, content: isMultipart ? Buffer.from(source, 'latin1') : decodeBody(entity) };
}

/** Reads header fields up to a blank line; null when some line before it is no header field. */
function readEntity(source: string): Entity | null {
  const headers = new Map<string, string>();
  const head = source.slice(0, MAX_HEADER_CHARACTERS);
  let name: string | null = null;
  for (const line of head.matchAll(/([^\n]*)\n/gy)) {
    const text = (line[1] ?? '').trimEnd();
    if (text === '') return { headers, body: source.slice(line.index + line[0].length) };
    const field = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(text);
    if (field) {
      name = field[1]?.toLowerCase() ?? null;
      if (name !== null) headers.set(name, field[2]?.trim() ?? '');
    } else if (name !== null && /^[ \t]/.test(text)) {
      headers.set(name, `${headers.get(name) ?? ''} ${text.trim()}`);
    } else return null;
  }
  return null;
}

function mediaType(entity: Entity): string | null {
  return (
    /^[\w.+-]{1,64}\/[\w.+-]{1,64}/.exec(entity.headers.get('content-type') ?? '')?.[0].toLowerCase() ?? null
  );
}

function boundaryOf(entity: Entity): string | null {
  const isMultipart = mediaType(entity)?.startsWith('multipart/') === true;
  return isMultipart ? parameter(entity.headers.get('content-type'), 'boundary') : null;
}

function parameter(header: string | undefined, name: string): string | null {
  for (const match of (header ?? '').matchAll(
    /;\s*([\w*-]{1,32})\s*=\s*(?:"([^"]{0,200})"|([^\s;"]{1,200}))/g,
  )) {
    if (match[1]?.toLowerCase() === name) return match[2] ?? match[3] ?? null;
  }
  return null;
}

/** Splits at the lines that are `--boundary`; a message cut off before `--boundary--` still gives its last part. */
function splitByBoundary(body: string, boundary: string): { parts: string[]; around: string } {
  const parts: string[] = [];
  let around = '';
  let partStart: number | null = null;
  let lineStart = 0;
  let isClosed = false;
  while (lineStart < body.length && !isClosed) {
    const newLine = body.indexOf('\n', lineStart);
    const lineEnd = newLine < 0 ? body.length : newLine + 1;
    const line = body.slice(lineStart, Math.min(lineEnd, lineStart + boundary.length + 80)).trimEnd();
    isClosed = line === `--${boundary}--`;
    if (isClosed || line === `--${boundary}`) {
      const before = body.slice(partStart ?? 0, lineStart).replace(/\r?\n$/, '');
      if (partStart === null) around = before;
      else parts.push(before);
      partStart = lineEnd;
    }
    lineStart = lineEnd;
  }
  const rest = body.slice(partStart ?? 0);
  if (isClosed || partStart === null) around += `\n${rest}`;
  else parts.push(rest);
  return { parts, around };
}

function decodeBody(entity: Entity): Uint8Array {
  switch (entity.headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64': {
      const isBase64 = /^[A-Za-z0-9+/=\s]*$/.test(entity.body);
      return Buffer.from(entity.body, isBase64 ? 'base64' : 'latin1');
    }
    case 'quoted-printable':
      return Buffer.from(decodeQuotedPrintable(entity.body), 'latin1');
    default:
      return Buffer.from(entity.body, 'latin1');
  }
}

function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]{0,80}\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
