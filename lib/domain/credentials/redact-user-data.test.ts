import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findCredentials } from './find-credentials.ts';
import { redactDocument } from './redact-document.ts';
import { redactUserData } from './redact-user-data.ts';
import { userDataEncodings } from './testing/encode-user-data.ts';
import { forgeAccessKeyId, forgeBase64, forgeBedrockKey, forgeSecret } from './testing/forge-credentials.ts';

const apiBase64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

type Layout = (id: string, secret: string, token: string) => string;

const layouts: readonly Layout[] = [
  (id, secret) => `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}`,
  (id, secret) => `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}`,
  (id, secret) => JSON.stringify({ AccessKeyId: id, SecretAccessKey: secret }),
  (id, secret) => `mount s3://${id}:${secret}@bucket`,
  (id, secret) => `x ${secret}\ny ${id}`,
  (id, secret) => `sha256=${secret} # ${id}`,
  (id, secret, token) => `k ${id.replace('AKIA', 'ASIA')}\ns ${secret}\nt ${token}`,
  (id, secret) => `u=${encodeURIComponent(secret)}&id=${id}`,
  (id, secret) => `${id} ${Buffer.from(secret).toString('base64')}`,
  (id, secret) => `${Buffer.from(id).toString('base64')}:${Buffer.from(secret).toString('base64')}`,
];

/** Whether a text gives a secret away: as it is, escaped, or in base64 at any offset. */
function givesAway(shown: string, secret: string): boolean {
  const spellings = [
    secret,
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    secret.slice(4, 20),
    secret.slice(-16),
  ];
  const inBase64 = [0, 1, 2].map((offset) => apiBase64('x'.repeat(offset) + secret).slice(4, 40));
  return [...spellings, ...inBase64].some((spelling) => shown.includes(spelling));
}

const surroundings = fc
  .array(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), { maxLength: 5 })
  .map((lines) => lines.join('\n'));

describe.each(userDataEncodings)('user data by $name', ({ encode }) => {
  it('is shown without the credentials planted in it, or not at all', () => {
    const planted = fc.tuple(fc.integer(), fc.constantFrom(...layouts), surroundings, surroundings);
    fc.assert(
      fc.property(planted, ([seed, layout, before, after]) => {
        const [id, secret, token] = [forgeAccessKeyId(seed), forgeSecret(seed), forgeBase64(seed + 1, 240)];
        const script = `#!/bin/sh\n${before}\n${layout(id, secret, token)}\n${after}\n`;
        const shown = redactUserData(apiBase64(encode(script)));
        const sent = JSON.stringify(shown);
        expect(givesAway(sent, secret)).toBe(false);
        expect(givesAway(sent, token)).toBe(false);
        expect(sent).not.toContain(id);
        expect(findCredentials(shown.parts)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

test.each([
  ['zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(forgeSecret(1))])],
  ['a gzip cut off', gzipSync(`SECRET=${forgeSecret(2)}\n`.repeat(50)).subarray(0, 60)],
  ['something binary', Buffer.from([1, 2, 3, 0, 255, 254, 7, 9, 200])],
  ['an include', Buffer.from('#include\nhttps://user:hunter2@example.com/x')],
  ['a gzip bomb of base64 letters', gzipSync('A'.repeat(2 ** 23))],
  ['a gzip bomb of secret settings', gzipSync('password'.repeat(2 ** 20))],
  [
    'a part that cannot be read beside one that can',
    Buffer.from(
      `#cloud-config\nwrite_files:\n- path: /a\n  encoding: gz+b64\n  content: ${apiBase64(gzipSync('x'.repeat(99)).subarray(0, 20))}\n`,
    ),
  ],
])('%s is withheld whole, with the reason', (_, bytes) => {
  const shown = redactUserData(apiBase64(bytes));
  expect(shown.parts).toEqual([]);
  expect(shown.withheld.length).toBeGreaterThan(0);
  expect(JSON.stringify(shown)).not.toContain('hunter2');
});

const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----';

test.each([
  ['echo hello', 'echo hello'],
  ['yum install -y amazon-cloudwatch-agent', 'yum install -y amazon-cloudwatch-agent'],
  [
    'cp /usr/share/doc/packages/service/config /etc/app',
    'cp /usr/share/doc/packages/service/config /etc/app',
  ],
  [`a\nk = ${forgeSecret(1)} # why\nb`, 'a\n[a line with a credential was removed]\nb'],
  [`key ${forgeBedrockKey(1)}\nb`, '[a line with a credential was removed]\nb'],
  [`id ${forgeAccessKeyId(1)}`, `id AKIA************${forgeAccessKeyId(1).slice(-4)}`],
  ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[redacted]'],
  ['  password: "hunter 2"', '  password: [redacted]'],
  ['api-key => x', 'api-key => [redacted]'],
  [`x\n${pem}\ny`, 'x\n[a private key was removed]\ny'],
  ['ls # aHVudGVyMiBpcyBteSBwYXNzd29yZA==', 'ls # [encoded text was removed]'],
  ['', ''],
])('%j is shown as %j', (text, shown) => {
  expect(redactDocument(text)).toBe(shown);
});

test.each(['A', 'password', 'secret.', '-----BEGIN PRIVATE KEY', `${forgeSecret(1)} `])(
  '256 KiB of %j are redacted in the time of their characters',
  (unit) => {
    expect(() => redactDocument(`-----BEGIN ${unit.repeat(2 ** 18 / unit.length)}`)).not.toThrow();
  },
);

test('the plain text around is shown', () => {
  const script = `#!/bin/sh\necho start\nexport AWS_SECRET_ACCESS_KEY=${forgeSecret(3)}\necho end\n`;
  expect(redactUserData(apiBase64(gzipSync(script)))).toEqual({
    parts: [
      {
        place: 'user data',
        text: '#!/bin/sh\necho start\n[a line with a credential was removed]\necho end\n',
      },
    ],
    withheld: [],
  });
});
