import { InvalidAnswer } from './aws-failure.ts';
import { detachedText } from './storable-text.ts';

/** An element without elements is its text; a name that comes more than once holds an array. */
export type XmlElement = { [name: string]: XmlValue };
type XmlValue = string | XmlElement | (string | XmlElement)[];

export type XmlRoot = { name: string; value: string | XmlElement };

type Open = { name: string; element: XmlElement | null; text: string };

/** A document: its bytes, and the same as a text of one letter a byte, from which whatever is plain ASCII is cheaply cut. */
type Xml = { bytes: Buffer; letters: string };

const deepest = 200;

/**
 * The root element of an XML document in UTF-8 as AWS's query services write it: elements and texts. Attributes,
 * comments and instructions are skipped; a document type, which AWS never sends, is refused. Throws
 * `InvalidAnswer` with the place for anything that is not well-formed, an answer cut short included.
 *
 * It exists because the SDK reads an answer letter by letter and then gives up a page of 1,000 instances
 * for one timestamp that it cannot read; this one is measured several times as fast, and leaves
 * values to its caller.
 *
 * @param wanted the names of the elements to keep inside the root; what others hold is passed over. All without it
 */
export function parseXml(document: Buffer, wanted?: ReadonlySet<string>): XmlRoot {
  const xml: Xml = { bytes: document, letters: document.toString('latin1') };
  const { bytes, letters } = xml;
  const open: Open[] = [];
  let inside: Open | undefined;
  let at = 0;
  while (true) {
    const start = letters.indexOf('<', at);
    if (start < 0)
      throw invalid(at, inside === undefined ? 'it holds no element' : 'it ends inside an element');
    if (inside === undefined) requireBlank(xml, at, start);
    else if (inside.element === null && start > at) inside.text += textBetween(xml, at, start);
    const next = bytes[start + 1];
    if (next === exclamation || next === question) {
      at = skipMarkup(xml, start, inside);
      continue;
    }
    if (next === slash) {
      at = tagEnd(bytes, start + 2) + 1;
      const closed = close(xml, start, open.pop());
      inside = open.at(-1);
      if (inside === undefined) return closed;
      append(inside, closed.name, closed.value);
      continue;
    }
    const name = nameAt(xml, start + 1);
    const end = tagEnd(bytes, start + 1 + name.length);
    at = end + 1;
    const isEmpty = bytes[end - 1] === slash;
    if (inside !== undefined && wanted !== undefined && !wanted.has(name)) {
      if (!isEmpty) at = skipContent(xml, at, name);
    } else if (isEmpty) {
      if (inside === undefined) return { name, value: '' };
      append(inside, name, '');
    } else {
      inside = { name, element: null, text: '' };
      if (open.push(inside) > deepest) throw invalid(start, 'it is nested too deep');
    }
  }
}

const exclamation = 0x21;
const doubleQuote = 0x22;
const ampersand = 0x26;
const singleQuote = 0x27;
const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;
const question = 0x3f;
const beyondAscii = 0x80;

function requireBlank({ bytes }: Xml, start: number, end: number): void {
  if (!/^[\uFEFF\s]*$/.test(bytes.toString('utf8', start, end))) throw invalid(start, 'it begins with text');
}

function close(xml: Xml, start: number, open: Open | undefined): XmlRoot {
  const name = nameAt(xml, start + 2);
  if (open?.name !== name) throw invalid(start, `</${name}> closes nothing`);
  return { name, value: open.element ?? open.text };
}

function append(parent: Open, name: string, value: string | XmlElement): void {
  if (name === '__proto__') return;
  parent.element ??= {};
  const siblings = parent.element[name];
  if (siblings === undefined) parent.element[name] = value;
  else if (Array.isArray(siblings)) siblings.push(value);
  else parent.element[name] = [siblings, value];
}

/** Where the element ends whose content begins at `from`. Of what it holds nothing is looked at but how deep it is. */
function skipContent(xml: Xml, from: number, name: string): number {
  const { bytes, letters } = xml;
  const skipped: Open = { name, element: {}, text: '' };
  let depth = 1;
  let at = from;
  while (true) {
    const start = letters.indexOf('<', at);
    if (start < 0) throw invalid(at, 'it ends inside an element');
    const next = bytes[start + 1];
    if (next === exclamation || next === question) {
      at = skipMarkup(xml, start, skipped);
      continue;
    }
    const end = tagEnd(bytes, start + 1);
    at = end + 1;
    if (next === slash) depth -= 1;
    else if (bytes[end - 1] !== slash) depth += 1;
    if (depth > 0) continue;
    close(xml, start, skipped);
    return at;
  }
}

/** Where the tag ends that `from` is in; a `>` inside a quoted attribute does not end it. */
function tagEnd(bytes: Buffer, from: number): number {
  const { length } = bytes;
  let quote = 0;
  for (let at = from; at < length; at += 1) {
    const code = bytes[at];
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greater) return at;
    else if (code === doubleQuote || code === singleQuote) quote = code;
  }
  throw invalid(from, 'it ends inside a tag');
}

/** Names by a hash of their letters: AWS has some hundreds, of which a page holds a hundred thousand. */
const knownNames = new Map<number, string>();
const mostKnownNames = 2_000;

/** The name that begins at `start`, without a copy of it where it was met before. */
function nameAt({ bytes, letters }: Xml, start: number): string {
  const { length } = bytes;
  let hash = 0;
  let end = start;
  for (; end < length; end += 1) {
    const code = bytes[end] ?? 0;
    if (code <= greater && endsName(code)) break;
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  const known = knownNames.get(hash);
  if (known?.length === end - start && letters.startsWith(known, start)) return known;
  if (end === start) throw invalid(start - 1, 'a tag has no name');
  const name = detachedText(bytes.toString('utf8', start, end));
  if (known === undefined && knownNames.size < mostKnownNames) knownNames.set(hash, name);
  return name;
}

/** Whether no name may hold it: control characters, blanks, `"`, `&`, `'`, `/`, `<`, `=`, `>`. */
function endsName(code: number): boolean {
  return (
    code <= 0x20 ||
    code >= less ||
    code === slash ||
    code === ampersand ||
    code === doubleQuote ||
    code === singleQuote
  );
}

function skipMarkup(xml: Xml, start: number, inside: Open | undefined): number {
  const { letters, bytes } = xml;
  if (letters.startsWith('<![CDATA[', start) && inside !== undefined) {
    const end = endOf(xml, start, ']]>');
    if (inside.element === null) inside.text += bytes.toString('utf8', start + 9, end - 3);
    return end;
  }
  if (letters.startsWith('<!--', start)) return endOf(xml, start, '-->');
  if (letters.startsWith('<?', start)) return endOf(xml, start, '?>');
  throw invalid(start, 'it declares a document type');
}

function endOf({ letters }: Xml, start: number, mark: string): number {
  const end = letters.indexOf(mark, start);
  if (end < 0) throw invalid(start, `it lacks ${mark}`);
  return end + mark.length;
}

function textBetween({ bytes, letters }: Xml, start: number, end: number): string {
  let seen = 0;
  let hasReference = false;
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    seen |= code;
    if (code === ampersand) hasReference = true;
  }
  const text = seen < beyondAscii ? letters.slice(start, end) : bytes.toString('utf8', start, end);
  return hasReference ? text.replace(/&(#x[0-9a-f]{1,8}|#\d{1,10}|amp|lt|gt|quot|apos);/gi, character) : text;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(reference: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? reference;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}

function invalid(at: number, what: string): InvalidAnswer {
  return new InvalidAnswer(`no well-formed XML: ${what}, at byte ${at}`);
}
