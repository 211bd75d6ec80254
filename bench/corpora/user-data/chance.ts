import { createHash } from 'node:crypto';

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The same bytes for the same seed, on every machine. */
export function bytesOf(seed: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < length; block++)
    blocks.push(createHash('sha256').update(`${seed} ${block}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

/** So many characters out of an alphabet. */
export function charactersOf(seed: string, length: number, alphabet = base64Letters): string {
  return Array.from(bytesOf(seed, length), (byte) => alphabet[byte % alphabet.length]).join('');
}
