/** The formats of user data that hold something beyond their own text. Scripts of every kind are `plain`. */
export type UserDataFormat = 'cloud-config' | 'cloud-config-archive' | 'include' | 'plain';

const JINJA_LINE = /^##[ \t]*template:[ \t]*jinja[^\n]*\n/i;
const FORMAT_BY_TYPE: ReadonlyMap<string, UserDataFormat> = new Map([
  ['text/cloud-config', 'cloud-config'],
  ['text/cloud-config-archive', 'cloud-config-archive'],
  ['text/x-include-url', 'include'],
  ['text/x-include-once-url', 'include'],
]);
const ARCHIVE_MARKS: readonly [name: string, ...bytes: number[]][] = [
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  ['bzip2', 0x42, 0x5a, 0x68],
  ['xz', 0xfd, 0x37, 0x7a, 0x58, 0x5a],
  ['zstd', 0x28, 0xb5, 0x2f, 0xfd],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
];

/** A user data text's format: by its first line as cloud-init reads it, a Jinja line left out, or by the media type that a container gives it. */
export function userDataFormat(text: string, type: string | null): UserDataFormat {
  const start = text.slice(0, 4096).trimStart().replace(JINJA_LINE, '').trimStart();
  if (/^#include\b/i.test(start)) return 'include';
  if (/^#cloud-config-archive\b/.test(start)) return 'cloud-config-archive';
  if (/^#cloud-config\b(?!-)/.test(start)) return 'cloud-config';
  return FORMAT_BY_TYPE.get(type ?? '') ?? 'plain';
}

/** The hosts from which an `#include` text has more user data fetched, in order; no more of the URLs, which may hold secrets. */
export function includedHosts(text: string): string[] {
  const hosts: string[] = [];
  for (const line of text.split('\n', 10_000)) {
    const url = line
      .trim()
      .replace(/^#include(?:-once)?\b/i, '')
      .trim();
    if (url === '' || url.startsWith('#')) continue;
    hosts.push(
      /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/@\s]{0,500}@)?([A-Za-z0-9.-]{1,253})/i.exec(url)?.[1] ??
        'an unreadable URL',
    );
  }
  return hosts;
}

/** The kind of an archive that is not opened, by its first bytes, or null. */
export function unreadArchive(bytes: Uint8Array): string | null {
  const mark = ARCHIVE_MARKS.find(([, ...start]) => start.every((byte, index) => bytes[index] === byte));
  return mark?.[0] ?? null;
}
