import { parseDocument } from 'yaml';
import type { ContainerContents, InnerContent } from './inner-content.ts';
import type { UnscannedPlace } from './text-part.ts';

const MAX_YAML_CHARACTERS = 512 * 1024;
const MAX_ALIASES = 100;

/** The files that a `#cloud-config` text writes, decoded by their own encodings. Malformed YAML gives what could be read of it. */
export function cloudConfigFiles(yaml: string): ContainerContents {
  const parsed = parseYaml(yaml);
  if (typeof parsed === 'string') return { inner: [], unscanned: [{ place: 'write_files', reason: parsed }] };
  const inner: InnerContent[] = [];
  const unscanned: UnscannedPlace[] = [];
  const files = isRecord(parsed.value) ? parsed.value.write_files : null;
  for (const [index, file] of (Array.isArray(files) ? files : []).entries()) {
    if (!isRecord(file)) continue;
    const name = [`write_files[${index}]`, file.path].filter((part) => typeof part === 'string').join(' ');
    const content = fileContent(file.content, file.encoding);
    if (content !== null) inner.push({ name, content, type: null });
    if (isRecord(file.source)) {
      unscanned.push({
        place: name,
        reason: 'Its content is fetched from a URL when the instance starts: it was not read.',
      });
    }
  }
  return { inner, unscanned };
}

/** The items of a `#cloud-config-archive` text: each a user data of its own. */
export function cloudConfigArchiveItems(yaml: string): ContainerContents {
  const parsed = parseYaml(yaml);
  if (typeof parsed === 'string') return { inner: [], unscanned: [{ place: 'archive', reason: parsed }] };
  const inner: InnerContent[] = [];
  for (const [index, item] of (Array.isArray(parsed.value) ? parsed.value : []).entries()) {
    const fields: Record<string, unknown> = isRecord(item) ? item : { content: item };
    const content = fileContent(fields.content, fields.encoding);
    if (content === null) continue;
    const type = typeof fields.type === 'string' ? fields.type.toLowerCase() : null;
    inner.push({ name: `item ${index + 1} (${type ?? 'no type'})`, content, type });
  }
  return { inner, unscanned: [] };
}

/** The value of a YAML text, or a sentence that says why it has none. Only the first of several documents counts, as for cloud-init. */
function parseYaml(yaml: string): { value: unknown } | string {
  if (yaml.length > MAX_YAML_CHARACTERS)
    return 'The YAML is longer than 512 KiB: its files were scanned as written, not decoded.';
  try {
    const document = parseDocument(yaml, { customTags: ['binary'], logLevel: 'silent', uniqueKeys: false });
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (error instanceof ReferenceError) {
      return 'Its YAML aliases multiply too far: its files were scanned as written, not decoded.';
    }
    return 'Its YAML cannot be parsed: its files were scanned as written, not decoded.';
  }
}

/** A content by cloud-init's encodings; what is compressed is recognised later by its first bytes. */
function fileContent(content: unknown, encoding: unknown): Uint8Array | string | null {
  if (content instanceof Uint8Array) {
    return isBase64Encoding(encoding)
      ? Buffer.from(Buffer.from(content).toString('latin1'), 'base64')
      : content;
  }
  if (typeof content === 'number' || typeof content === 'boolean') return String(content);
  if (typeof content !== 'string') return null;
  return isBase64Encoding(encoding) ? Buffer.from(content, 'base64') : content;
}

function isBase64Encoding(encoding: unknown): boolean {
  return typeof encoding === 'string' && /^(?:(?:gz|gzip)\+)?(?:b64|base64)$/i.test(encoding.trim());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}
