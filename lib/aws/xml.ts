import { InvalidAnswer } from './aws-failure.ts';
import { detachedText } from './storable-text.ts';

/** An element without elements is its text; a name that comes more than once holds an array. */
export type XmlElement = { [name: string]: XmlValue };
type XmlValue = string | XmlElement | (string | XmlElement)[];

export type XmlRoot = { name: string; value: string | XmlElement };

type Open = { name: string; element: XmlElement | null; text: string };

const deepest = 200;

/**
 * The root element of an XML document as AWS's query services write it: elements and texts. Attributes,
 * comments and instructions are skipped; a document type, which AWS never sends, is refused. Throws
 * `InvalidAnswer` with the place for anything that is not well-formed, an answer cut short included.
 *
 * It exists because the SDK reads an answer letter by letter and then gives up a page of 1,000 instances
 * for one timestamp that it cannot read; this one is measured several times as fast, and leaves
 * values to its caller.
 */
export function parseXml(xml: string): XmlRoot {
  const open: Open[] = [];
  let inside: Open | undefined;
  let at = 0;
  while (true) {
    const start = xml.indexOf('<', at);
    if (start < 0)
      throw invalid(at, inside === undefined ? 'it holds no element' : 'it ends inside an element');
    if (inside === undefined) requireBlank(xml, at, start);
    else if (inside.element === null && start > at) inside.text += textBetween(xml, at, start);
    const next = xml.charCodeAt(start + 1);
    if (next === exclamation || next === question) {
      at = skipMarkup(xml, start, inside);
      continue;
    }
    const end = tagEnd(xml, start);
    at = end + 1;
    if (next === slash) {
      const closed = close(xml, start, end, open.pop());
      inside = open.at(-1);
      if (inside === undefined) return closed;
      append(inside, closed.name, closed.value);
    } else if (xml.charCodeAt(end - 1) === slash) {
      const name = nameOf(xml, start + 1, end - 1);
      if (inside === undefined) return { name, value: '' };
      append(inside, name, '');
    } else {
      inside = { name: nameOf(xml, start + 1, end), element: null, text: '' };
      if (open.push(inside) > deepest) throw invalid(start, 'it is nested too deep');
    }
  }
}

const slash = 47;
const exclamation = 33;
const question = 63;

function requireBlank(xml: string, start: number, end: number): void {
  if (!/^[\uFEFF\s]*$/.test(xml.slice(start, end))) throw invalid(start, 'it begins with text');
}

function close(xml: string, start: number, end: number, open: Open | undefined): XmlRoot {
  const isSame =
    open !== undefined && xml.startsWith(open.name, start + 2) && start + 2 + open.name.length === end;
  if (isSame) return { name: open.name, value: open.element ?? open.text };
  const name = nameOf(xml, start + 2, end);
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

/** Where the tag ends that begins at `start`; a `>` inside a quoted attribute does not end it. */
function tagEnd(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  if (end < 0) throw invalid(start, 'it ends inside a tag');
  if (xml.charCodeAt(start + 1) === slash || knownNames.has(xml.slice(start + 1, end))) return end;
  if (!/["']/.test(xml.slice(start, end))) return end;
  const tag = /<(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
  tag.lastIndex = start;
  if (!tag.test(xml)) throw invalid(start, 'it ends inside a tag');
  return tag.lastIndex - 1;
}

const nameShape = /^[^\s/<="'&]+/;

/** Tags that are nothing but a name, and these names: AWS has some hundreds, of which a page holds a hundred thousand. */
const knownNames = new Map<string, string>();
const mostKnownNames = 2_000;

function nameOf(xml: string, start: number, end: number): string {
  const tag = xml.slice(start, end);
  const known = knownNames.get(tag);
  if (known !== undefined) return known;
  const found = nameShape.exec(tag)?.[0];
  if (found === undefined) throw invalid(start, 'a tag has no name');
  const name = detachedText(found);
  if (name === tag && knownNames.size < mostKnownNames) knownNames.set(name, name);
  return name;
}

function skipMarkup(xml: string, start: number, inside: Open | undefined): number {
  if (xml.startsWith('<![CDATA[', start) && inside !== undefined) {
    const end = endOf(xml, start, ']]>');
    if (inside.element === null) inside.text += xml.slice(start + 9, end - 3);
    return end;
  }
  if (xml.startsWith('<!--', start)) return endOf(xml, start, '-->');
  if (xml.startsWith('<?', start)) return endOf(xml, start, '?>');
  throw invalid(start, 'it declares a document type');
}

function endOf(xml: string, start: number, mark: string): number {
  const end = xml.indexOf(mark, start);
  if (end < 0) throw invalid(start, `it lacks ${mark}`);
  return end + mark.length;
}

function textBetween(xml: string, start: number, end: number): string {
  const text = xml.slice(start, end);
  return text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,8}|#\d{1,10}|amp|lt|gt|quot|apos);/gi, character)
    : text;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(reference: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? reference;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}

function invalid(at: number, what: string): InvalidAnswer {
  return new InvalidAnswer(`no well-formed XML: ${what}, at character ${at}`);
}
