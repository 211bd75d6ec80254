import { shannonEntropy } from '../shannon-entropy.ts';

/** Deterministic random numbers for forging: the same seed gives the same credentials on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Ids of accounts with lower numbers begin with many A, and have little entropy whatever follows. */
const LOWEST_VARIED_ACCOUNT = 1_000_000_000;

/**
 * A made-up access key id that encodes an account, as AWS's ids do: a set bit, 40 bits of account, 39 random bits. It has at least
 * 3 bits of entropy, as all but one of ten thousand have, unless its account has a very low number.
 */
export function forgeAccessKeyId(seed: number, accountId = '123456789012', prefix = 'AKIA'): string {
  const random = randomFrom(seed);
  const tail = BigInt(Math.floor(random() * 2 ** 20)) * 2n ** 19n + BigInt(Math.floor(random() * 2 ** 19));
  const bits = (1n << 79n) | (BigInt(accountId) << 39n) | tail;
  let id = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) id += BASE32[Number((bits >> shift) & 31n)];
  const isRandomEnough = shannonEntropy(prefix + id) >= 3 || Number(accountId) < LOWEST_VARIED_ACCOUNT;
  return isRandomEnough ? prefix + id : forgeAccessKeyId(seed + 0x9e3779b9, accountId, prefix);
}

/** Made-up base64 of a length: of 40 characters it has the form of a secret access key, of more that of a session token. */
export function forgeBase64(seed: number, length: number): string {
  const random = randomFrom(seed ^ 0x5eed);
  return `aB3/${Array.from({ length: length - 4 }, () => BASE64[Math.floor(random() * 64)]).join('')}`;
}

/** A made-up secret access key, of at least 4.25 bits of entropy as all but one of ten thousand have. */
export function forgeSecret(seed: number): string {
  const secret = forgeBase64(seed, 40);
  return shannonEntropy(secret) >= 4.25 ? secret : forgeSecret(seed + 0x9e3779b9);
}

/** A made-up long-term API key of Amazon Bedrock that names an account. */
export function forgeBedrockKey(seed: number, accountId = '123456789012'): string {
  const plain = `BedrockAPIKey-x1y2-at-${accountId}:${forgeBase64(seed, 60)}`;
  return `ABSK${Buffer.from(plain, 'latin1').toString('base64')}`;
}
