import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCredentials } from './find-credentials.ts';
import { userDataEncodings } from './testing/encode-user-data.ts';
import { forgeAccessKeyId, forgeSecret } from './testing/forge-credentials.ts';
import { unpackUserData } from './unpack-user-data.ts';

type Layout = (id: string, secret: string) => string;

const layouts: readonly Layout[] = [
  (id, secret) => `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}`,
  (id, secret) => `AWS_SECRET_ACCESS_KEY="${secret}"\nAWS_ACCESS_KEY_ID="${id}"`,
  (id, secret) => `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}`,
  (id, secret) => JSON.stringify({ AccessKeyId: id, SecretAccessKey: secret }, null, 2),
  (id, secret) => `${id},${secret}`,
  (id, secret) => `mount s3://${id}:${secret}@bucket`,
  (id, secret) => `aws configure <<END\n${id}\n${secret}\nEND`,
];

/** Whole lines that can stand around a planted pair without touching it, in letters that every encoding can write. */
const surroundings = fc
  .array(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), { maxLength: 8 })
  .map((lines) => lines.join('\n'));
const planted = fc.record({
  seed: fc.integer(),
  layout: fc.constantFrom(...layouts),
  before: surroundings,
  after: surroundings,
});

describe.each(userDataEncodings)('a pair planted in user data by $name', ({ encode }) => {
  it('is found whatever surrounds it, and is in no output', () => {
    fc.assert(
      fc.property(planted, ({ seed, layout, before, after }) => {
        const [id, secret] = [forgeAccessKeyId(seed), forgeSecret(seed)];
        const script = `#!/bin/sh\n${before}\n${layout(id, secret)}\n${after}\n# the end of it\n`;
        const { parts, unscanned } = unpackUserData(Buffer.from(encode(script)).toString('base64'));
        const found = findCredentials(parts);
        const ours = found.find((each) => each.accessKeyId === id);
        expect(ours).toMatchObject({
          accountId: '123456789012',
          confidence: 'sure',
          kind: 'access-key-pair',
        });
        expect(ours?.revealSecret()).toBe(secret);
        expect(JSON.stringify({ found, unscanned })).not.toContain(secret);
      }),
      { numRuns: 40 },
    );
  });
});

it('base64 values of a Kubernetes secret are found as a pair beside their names', () => {
  const [id, secret] = [forgeAccessKeyId(1), forgeSecret(1)];
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const yaml = `data:\n  AWS_ACCESS_KEY_ID: ${base64(id)}\n  AWS_SECRET_ACCESS_KEY: ${base64(`${secret}\n`)}\n`;
  expect(findCredentials(unpackUserData(yaml).parts)).toMatchObject([
    { kind: 'access-key-pair', accessKeyId: id, confidence: 'sure', line: 2, place: 'base64 values decoded' },
  ]);
});
