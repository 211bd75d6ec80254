import { findCredentials } from '#lib/domain/credentials/find-credentials.ts';
import { hmacSecret } from '#lib/domain/credentials/fingerprint-secret.ts';
import type { FoundCredential } from '#lib/domain/credentials/found-credential.ts';
import { FILE_PLACE, unpackFile } from '#lib/domain/credentials/unpack-user-data.ts';
import type { FileHit } from '#lib/domain/file-scans.ts';

/** What a file holds. `reasons` say what of it could not be read; then it is not to be called clean. */
export type ScannedBytes = { isBinary: boolean; hits: FileHit[]; reasons: string[] };

/**
 * Looks for static credentials in a file's bytes: text of any encoding, compressed or with base64 in it. Never throws: whatever
 * makes the scan of one file fail leaves that one unscanned.
 *
 * @param path as it is shown
 * @param key hashes secrets; nothing else remains of them
 */
export function scanBytes(bytes: Uint8Array, path: string, key: Uint8Array): ScannedBytes {
  if (bytes.length === 0) return { isBinary: false, hits: [], reasons: [] };
  try {
    const unpacked = unpackFile(bytes);
    if (unpacked === null) return { isBinary: true, hits: [], reasons: [] };
    const { parts, unscanned } = unpacked;
    return {
      isBinary: false,
      hits: findCredentials(parts).map((found) => hitOf(found, path, key)),
      reasons: unscanned.map(({ place, reason }) => (place === FILE_PLACE ? reason : `${place}: ${reason}`)),
    };
  } catch (error) {
    // The name alone: a message may quote what was scanned.
    const name = error instanceof Error ? error.name : 'unknown error';
    return { isBinary: false, hits: [], reasons: [`The scan failed (${name}).`] };
  }
}

function hitOf(found: FoundCredential, path: string, key: Uint8Array): FileHit {
  const { kind, accessKeyId, confidence, place, line, column, length } = found;
  const secret = found.revealSecret();
  const inside = place === FILE_PLACE ? null : place;
  return {
    ...{ kind, accessKeyId, confidence, line, column, length, path, inside },
    keyAccountId: found.accountId,
    secretDigest: secret === null ? null : hmacSecret(key, secret),
    fileLine: inside === null ? line : lineOf(inside, line),
    commit: null,
    isRemoved: false,
  };
}

/** The line of a file in which what holds a credential begins. */
function lineOf(inside: string, line: number): number | null {
  if (inside === 'base64 values decoded') return line;
  const [, begins] = /^base64 at line (\d+)/.exec(inside) ?? [];
  return begins === undefined ? null : Number(begins);
}
