import { createHash } from 'node:crypto';
import { cloudConfigArchiveItems, cloudConfigFiles } from './cloud-config.ts';
import { isReadableText, readText } from './decode-text.ts';
import { type Compression, compressionOf, decompress } from './decompress.ts';
import { embeddedBase64 } from './embedded-base64.ts';
import type { ContainerContents, InnerContent } from './inner-content.ts';
import { splitMime } from './mime.ts';
import { redactName } from './redact-credentials.ts';
import type { TextPart, UnscannedPlace } from './text-part.ts';
import { includedHosts, unreadArchive, userDataFormat } from './user-data-format.ts';

/** The texts inside a user data, and what of it could not be read. */
export interface UnpackedUserData {
  readonly parts: readonly TextPart[];
  readonly unscanned: readonly UnscannedPlace[];
}

/** Where the thing being unpacked stands: the steps to it for a person, its depth, and the media type that its container gives it. */
interface Position {
  readonly steps: readonly string[];
  readonly depth: number;
  readonly type: string | null;
}

type ReadText = ReturnType<typeof readText>;

interface Unpacking {
  /** What it is called whose parts these are. */
  readonly what: string;
  /** Whether text that names what to fetch is user data, and not a program's source. */
  readonly isIncluding: boolean;
  readonly parts: TextPart[];
  readonly unscanned: UnscannedPlace[];
  readonly seen: Set<string>;
  bytesLeft: number;
  yamlLeft: number;
}

const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
/** Ten times and more what 16 KB of compressed cloud-config come to. */
const MAX_YAML_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 8;
const MAX_PARTS = 1_000;
const MAX_UNSCANNED = 1_000;
const MAX_STEP_CHARACTERS = 160;
const TOP: Position = { steps: [], depth: 0, type: null };

/** The place of what stands in a file itself. */
export const FILE_PLACE = 'file';

/**
 * Unpacks user data, as the EC2 API gives it (base64 text) or as bytes, into the texts to scan: gzip, MIME, cloud-config and its files,
 * archives of them, base64 inside text, UTF-16 and Latin-1. What is not base64 is taken as text. At most 16 MiB, 256 KiB of YAML,
 * eight layers and 1,000 parts are unpacked; whatever is left unread, or is fetched elsewhere, is listed as unscanned
 * (1,000 entries at most). Never throws.
 */
export function unpackUserData(userData: string | Uint8Array): UnpackedUserData {
  const unpacking = unpackingOf('user data', true);
  if (typeof userData === 'string') {
    const bytes = fromApiBase64(userData);
    if (bytes) unpackBytes(bytes, TOP, unpacking);
    const isUnderstood = bytes !== null && (compressionOf(bytes) !== null || isReadableText(bytes));
    if (!isUnderstood) unpackBytes(Buffer.from(userData, 'utf8'), TOP, unpacking);
  } else {
    unpackBytes(userData, TOP, unpacking);
  }
  return { parts: unpacking.parts, unscanned: unpacking.unscanned };
}

/**
 * Unpacks a file, likewise. What stands in the file itself has the place `file`; `#include` is a line of code there.
 *
 * @returns null if it is binary: neither a text nor compressed
 */
export function unpackFile(bytes: Uint8Array): UnpackedUserData | null {
  const unpacking = unpackingOf(FILE_PLACE, false);
  const compression = compressionOf(bytes);
  if (compression !== null) {
    unpackCompressed(bytes, compression, TOP, unpacking);
  } else {
    const read = readText(bytes);
    if (!read.isReadable) return null;
    unpackRead(bytes, read, TOP, unpacking);
  }
  return { parts: unpacking.parts, unscanned: unpacking.unscanned };
}

function unpackingOf(what: string, isIncluding: boolean): Unpacking {
  return {
    what,
    isIncluding,
    parts: [],
    unscanned: [],
    seen: new Set(),
    bytesLeft: MAX_UNPACKED_BYTES,
    yamlLeft: MAX_YAML_CHARACTERS,
  };
}

function fromApiBase64(userData: string): Uint8Array | null {
  const base64 = userData.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null;
}

function unpackBytes(bytes: Uint8Array, at: Position, unpacking: Unpacking): void {
  const compression = compressionOf(bytes);
  if (compression !== null) unpackCompressed(bytes, compression, at, unpacking);
  else unpackRead(bytes, readText(bytes), at, unpacking);
}

function unpackRead(bytes: Uint8Array, read: ReadText, at: Position, unpacking: Unpacking): void {
  const mimeParts = isTooDeep(at) ? null : splitMime(bytes);
  if (mimeParts !== null) {
    unpackContents({ inner: mimeParts, unscanned: [] }, at, unpacking);
    return;
  }
  const problem = problemOf(bytes, read);
  if (problem !== null) leaveOut(at, problem, unpacking);
  unpackText(read.text, at, unpacking);
}

/** Why bytes are not read in full when they are taken for a text, or null when they are. */
function problemOf(bytes: Uint8Array, { isReadable }: ReadText): string | null {
  const archive = unreadArchive(bytes);
  if (archive !== null) return `It is a ${archive} archive, which is not opened.`;
  if (bytes.length === 0 || isReadable) return null;
  return 'It is no text, and of no kind that is opened: what it holds is not known.';
}

function unpackCompressed(
  bytes: Uint8Array,
  compression: Compression,
  at: Position,
  unpacking: Unpacking,
): void {
  if (isTooDeep(at)) {
    leaveOut(at, `It is compressed more than ${MAX_DEPTH} layers deep: it was not scanned.`, unpacking);
    return;
  }
  const unpacked = decompress(bytes, compression, unpacking.bytesLeft);
  unpacking.bytesLeft -= unpacked.bytes.length;
  if (unpacked.problem !== null) leaveOut(at, unpacked.problem, unpacking);
  if (unpacked.bytes.length > 0) unpackBytes(unpacked.bytes, { ...at, depth: at.depth + 1 }, unpacking);
}

function unpackText(text: string, at: Position, unpacking: Unpacking): void {
  if (text.trim() === '') return;
  if (isTooDeep(at)) {
    leaveOut(
      at,
      `It is nested more than ${MAX_DEPTH} layers deep: it was scanned as it is, not unpacked further.`,
      unpacking,
    );
    addPart(text, at, unpacking);
    return;
  }
  switch (userDataFormat(text, at.type)) {
    case 'cloud-config':
      unpackYaml(text, cloudConfigFiles, at, unpacking);
      break;
    case 'cloud-config-archive':
      unpackYaml(text, cloudConfigArchiveItems, at, unpacking);
      break;
    case 'include':
      for (const host of unpacking.isIncluding ? includedHosts(text) : []) {
        leaveOut(
          at,
          `User data included from ${redactName(host)} is fetched when the instance starts: it was not read.`,
          unpacking,
        );
      }
      break;
    case 'plain':
      break;
  }
  addPart(text, at, unpacking);
  unpackEmbedded(text, at, unpacking);
}

function unpackYaml(
  text: string,
  contentsOf: (yaml: string) => ContainerContents,
  at: Position,
  unpacking: Unpacking,
): void {
  if (text.length > unpacking.yamlLeft) {
    const reason = 'There is more than 256 KiB of YAML: its files were scanned as written, not decoded.';
    leaveOut(at, reason, unpacking);
    return;
  }
  unpacking.yamlLeft -= text.length;
  unpackContents(contentsOf(text), at, unpacking);
}

function unpackEmbedded(text: string, at: Position, unpacking: Unpacking): void {
  const { inner, decodedInPlace } = embeddedBase64(text);
  const unseen = inner.filter(({ content }) => !unpacking.seen.has(fingerprint(content)));
  unpackContents({ inner: unseen, unscanned: [] }, at, unpacking);
  if (decodedInPlace !== null) {
    const decoded = { name: 'base64 values decoded', content: decodedInPlace, type: null };
    unpackContents({ inner: [decoded], unscanned: [] }, at, unpacking);
  }
}

function unpackContents(contents: ContainerContents, at: Position, unpacking: Unpacking): void {
  for (const { place, reason } of contents.unscanned) leaveOut(inside(at, place, null), reason, unpacking);
  for (const each of contents.inner) unpackInner(each, at, unpacking);
}

function unpackInner({ name, content, type }: InnerContent, at: Position, unpacking: Unpacking): void {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  const isFull = unpacking.parts.length >= MAX_PARTS;
  if (size === 0 || (isFull && unpacking.unscanned.length >= MAX_UNSCANNED)) return;
  const within = inside(at, name, type);
  if (isFull) {
    leaveOut(within, `There are more than ${MAX_PARTS} parts: it was not scanned.`, unpacking);
  } else if (size > unpacking.bytesLeft) {
    leaveOut(
      within,
      `The limit of ${MAX_UNPACKED_BYTES} unpacked bytes was reached: it was not scanned.`,
      unpacking,
    );
  } else {
    unpacking.bytesLeft -= size;
    unpacking.seen.add(fingerprint(content));
    if (typeof content === 'string') unpackText(content, within, unpacking);
    else unpackBytes(content, within, unpacking);
  }
}

function fingerprint(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function inside(at: Position, step: string, type: string | null): Position {
  const printable = redactName(step)
    .replace(/[\p{Cc}\p{Cf}>]+/gu, '?')
    .slice(0, MAX_STEP_CHARACTERS);
  return { steps: [...at.steps, printable.toWellFormed()], depth: at.depth + 1, type };
}

function isTooDeep(at: Position): boolean {
  return at.depth >= MAX_DEPTH;
}

function addPart(text: string, at: Position, unpacking: Unpacking): void {
  unpacking.parts.push({ place: placeOf(at, unpacking), text });
}

function leaveOut(at: Position, reason: string, unpacking: Unpacking): void {
  if (unpacking.unscanned.length < MAX_UNSCANNED)
    unpacking.unscanned.push({ place: placeOf(at, unpacking), reason });
}

function placeOf(at: Position, { what }: Unpacking): string {
  return at.steps.length === 0 ? what : at.steps.join(' > ');
}
