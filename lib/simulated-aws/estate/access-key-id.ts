import type { Random } from './random.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+';

/** Makes an access key id of today's format, whose sixteen last characters carry the account (rules.md). */
export function makeAccessKeyId(random: Random, accountId: string, prefix: 'AKIA' | 'ASIA'): string {
  // Scanners take ids of little entropy for placeholders; accounts with many zeros cannot do better than their best.
  let best = '';
  for (let attempt = 0; attempt < 20 && entropyBits(best) < 3.1; attempt++) {
    const body = encodeAccount(random, accountId);
    if (entropyBits(body) > entropyBits(best)) best = body;
  }
  return prefix + best;
}

function encodeAccount(random: Random, accountId: string): string {
  const low = BigInt(Math.floor(random.next() * 2 ** 32)) | (BigInt(random.integer(0, 127)) << 32n);
  const bits = (1n << 79n) | (BigInt(accountId) << 39n) | low;
  let body = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) body += BASE32[Number((bits >> shift) & 31n)];
  return body;
}

/** The twelve-digit account that an access key id carries, or null for an id of the old generation or no id at all. */
export function accountOfAccessKeyId(keyId: string): string | null {
  if (!/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/.test(keyId)) return null;
  let bits = 0n;
  for (const character of keyId.slice(4)) bits = (bits << 5n) | BigInt(BASE32.indexOf(character));
  return ((bits >> 39n) & 0xffffffffffn).toString().padStart(12, '0');
}

/** Makes a secret access key: forty characters that no scanner takes for a placeholder. */
export function makeSecret(random: Random): string {
  for (;;) {
    const secret = random.text(SECRET_ALPHABET, 40);
    if (entropyBits(secret) > 4.4 && /[^0-9a-f]/.test(secret)) return secret;
  }
}

function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
