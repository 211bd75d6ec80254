import { createHmac } from 'node:crypto';

/**
 * The keyed hash (HMAC-SHA-256, 64 hex digits) under which a found secret is kept: the same secret gives the same hash within one
 * installation, and without the installation's key a guess cannot be checked. Throws a RangeError when the key is empty.
 */
export function hmacSecret(installationKey: Uint8Array, secret: string): string {
  if (installationKey.length === 0) {
    throw new RangeError('The installation key for hashing secrets is empty: create one before scanning.');
  }
  return createHmac('sha256', installationKey).update(secret, 'utf8').digest('hex');
}
