import { constants, gunzipSync, inflateSync } from 'node:zlib';
import { isReadableText } from './decode-text.ts';

/** What came out of a compressed text, and why that is not all of it (null when it is). */
export interface Decompressed {
  readonly bytes: Uint8Array;
  readonly problem: string | null;
}

/** The compressions that are opened. */
export type Compression = 'gzip' | 'zlib';

/** The second byte of zlib's mark, by level. */
const ZLIB_LEVELS: readonly (number | undefined)[] = [0x01, 0x5e, 0x9c, 0xda];

/** The compression whose mark the bytes begin with, or null. A text may begin with one of zlib's, which is `x^`. */
export function compressionOf(bytes: Uint8Array): Compression | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const isZlib = bytes[0] === 0x78 && ZLIB_LEVELS.includes(bytes[1]);
  return isZlib && !isReadableText(bytes) ? 'zlib' : null;
}

/**
 * Decompresses at most `maxBytes` bytes. Of what is truncated, damaged or larger, it gives the beginning that can be read, and the
 * problem. Never throws.
 */
export function decompress(bytes: Uint8Array, compression: Compression, maxBytes: number): Decompressed {
  if (maxBytes < 1) return { bytes: new Uint8Array(0), problem: tooLarge(maxBytes) };
  try {
    return { bytes: inflate(bytes, compression, maxBytes, constants.Z_FINISH), problem: null };
  } catch (error) {
    return {
      bytes: readableBeginning(bytes, compression, maxBytes),
      problem: problemOf(error, compression, maxBytes),
    };
  }
}

function inflate(
  bytes: Uint8Array,
  compression: Compression,
  maxBytes: number,
  finishFlush: number,
): Uint8Array {
  const options = { maxOutputLength: maxBytes, finishFlush };
  return compression === 'gzip' ? gunzipSync(bytes, options) : inflateSync(bytes, options);
}

/**
 * The longest beginning of the input that can be decompressed, found by bisection: zlib's synchronous calls throw away what they had
 * read when they meet an error, but a beginning that ends before the error is read in full.
 */
function readableBeginning(bytes: Uint8Array, compression: Compression, maxBytes: number): Uint8Array {
  let output: Uint8Array = new Uint8Array(0);
  let readable = 0;
  let unreadable = bytes.length + 1;
  while (unreadable - readable > 1) {
    const middle = Math.floor((readable + unreadable) / 2);
    try {
      output = inflate(bytes.subarray(0, middle), compression, maxBytes, constants.Z_SYNC_FLUSH);
      readable = middle;
    } catch {
      unreadable = middle;
    }
  }
  return output;
}

function problemOf(error: unknown, compression: Compression, maxBytes: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
  if (code === 'Z_BUF_ERROR') return `The ${compression} data is truncated: only its beginning was scanned.`;
  return `The ${compression} data is damaged: only what comes before the damage was scanned.`;
}

function tooLarge(maxBytes: number): string {
  return `It decompresses to more than the ${maxBytes.toLocaleString('en-US')} bytes left of the limit: only the beginning was scanned.`;
}
