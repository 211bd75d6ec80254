import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Of a larger file only so much is scanned. */
export const mostBytes = 8 * 1024 * 1024;

/** The beginning of a file, and how large it is. */
export type ReadFile = { bytes: Uint8Array; size: number };

/**
 * Reads at most `mostBytes` of a file. A link that has taken its place meanwhile is not followed, and what is no file (a pipe,
 * a device) is not waited for.
 *
 * @returns null: it is no file any more
 */
export async function readBeginning(path: string): Promise<ReadFile | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) return null;
    const bytes = Buffer.allocUnsafe(Math.min(found.size, mostBytes));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { bytes: bytes.subarray(0, length), size: found.size };
  } finally {
    await file.close();
  }
}
