import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hmacSecret } from './fingerprint-secret.ts';

const key = Buffer.from('installation');

test('is HMAC-SHA-256 in hex, by the installation key', () => {
  expect(hmacSecret(key, 'café')).toBe(createHmac('sha256', 'installation').update('café').digest('hex'));
  expect(hmacSecret(key, 'a')).toMatch(/^[0-9a-f]{64}$/);
  expect(hmacSecret(key, 'a')).not.toBe(hmacSecret(Buffer.from('another'), 'a'));
});

test('refuses an empty key', () => {
  expect(() => hmacSecret(new Uint8Array(0), 'a')).toThrow(RangeError);
});
