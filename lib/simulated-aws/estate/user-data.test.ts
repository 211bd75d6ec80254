import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeAccessKeyId, makeSecret } from './access-key-id.ts';
import { randomStream } from './random.ts';
import { harmlessUserData, LEAK_ENCODINGS, leakyUserData } from './user-data.ts';

const random = randomStream(3, 'user-data');
const key = { id: makeAccessKeyId(random, '123456789012', 'AKIA'), secret: makeSecret(random) };

/** Every text that lies in the content, however often it is wrapped. */
function textsIn(content: Buffer): string {
  const plain = content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
  const text = plain.toString('latin1');
  const inner = text.match(/(?:[A-Za-z0-9+/]{60,}\n)*[A-Za-z0-9+/]{20,}={0,2}/g) ?? [];
  return [text, ...inner.map((run) => textsIn(Buffer.from(run, 'base64')))].join('\n');
}

test.each(LEAK_ENCODINGS)('a key wrapped as %s is there, and fits into user data', (encoding) => {
  const { content, exposes } = leakyUserData(random, 'billing', key, encoding);
  const texts = textsIn(content);
  expect(texts).toContain(key.secret);
  expect(texts.includes(key.id)).toBe(encoding !== 'lone-secret');
  expect(exposes).toEqual([
    encoding === 'lone-secret' ? expect.stringMatching(/^secret:[0-9a-f]{64}$/) : key.id,
  ]);
  expect(content.length).toBeLessThan(16_384);
});

test.each(['base64', 'gzip', 'inline-base64', 'cloud-config', 'cloud-config-gzip', 'mime'] as const)(
  'a key wrapped as %s cannot be read without unwrapping',
  (encoding) => {
    expect(leakyUserData(random, 'billing', key, encoding).content.includes(key.id)).toBe(false);
  },
);

test('harmless user data has decoys but no real key id', () => {
  const texts = Array.from({ length: 200 }, () => textsIn(harmlessUserData(random, 'billing').content));
  expect(texts.some((text) => text.includes('AKIAIOSFODNN7EXAMPLE'))).toBe(true);
  for (const text of texts) expect(text).not.toMatch(/AKIA[Q-Z2-7][A-Z2-7]{15}/);
});
