import type { ContainerContents, InnerContent } from './inner-content.ts';
import type { UnscannedPlace } from './text-part.ts';
import { readYaml, type YamlValue } from './yaml-value.ts';

const UNREADABLE = 'Its YAML cannot be parsed: its files were scanned as written, not decoded.';

/** The files that a `#cloud-config` text writes, decoded by their own encodings. Malformed YAML gives what could be read of it. */
export function cloudConfigFiles(yaml: string): ContainerContents {
  const root = readYaml(yaml);
  if (root === null) return { inner: [], unscanned: [{ place: 'write_files', reason: UNREADABLE }] };
  const inner: InnerContent[] = [];
  const unscanned: UnscannedPlace[] = [];
  for (const [index, file] of root.field('write_files').items().entries()) {
    const name = [`write_files[${index}]`, file.field('path').scalar()]
      .filter((part) => typeof part === 'string')
      .join(' ');
    const content = contentOf(file);
    if (content !== null) inner.push({ name, content, type: null });
    if (file.field('source').isMapping) {
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
  const root = readYaml(yaml);
  if (root === null) return { inner: [], unscanned: [{ place: 'archive', reason: UNREADABLE }] };
  const inner: InnerContent[] = [];
  for (const [index, item] of root.items().entries()) {
    const content = item.isMapping ? contentOf(item) : decoded(item.scalar(), null);
    if (content === null) continue;
    const named = item.field('type').scalar();
    const type = typeof named === 'string' ? named.toLowerCase() : null;
    inner.push({ name: `item ${index + 1} (${type ?? 'no type'})`, content, type });
  }
  return { inner, unscanned: [] };
}

function contentOf(file: YamlValue): Uint8Array | string | null {
  return decoded(file.field('content').scalar(), file.field('encoding').scalar());
}

/** A content by cloud-init's encodings; what is compressed is recognised later by its first bytes. */
function decoded(content: unknown, encoding: unknown): Uint8Array | string | null {
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
