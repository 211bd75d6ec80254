import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findCredentials } from './find-credentials.ts';
import { hmacSecret } from './fingerprint-secret.ts';
import { forgeAccessKeyId, forgeBase64, forgeBedrockKey, forgeSecret } from './testing/forge-credentials.ts';

const id = forgeAccessKeyId(1);
const secret = forgeSecret(1);
const temporaryId = forgeAccessKeyId(2, '210987654321', 'ASIA');
const token = forgeBase64(5, 800);
const find = (text: string, place = 'here') => findCredentials([{ place, text }]);

describe('a pair', () => {
  test.each([
    ['shell', `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`],
    ['export', `export AWS_ACCESS_KEY_ID="${id}" AWS_SECRET_ACCESS_KEY='${secret}'`],
    ['secret first', `AWS_SECRET_ACCESS_KEY=${secret}\nAWS_ACCESS_KEY_ID=${id}`],
    ['INI', `[default]\r\naws_access_key_id = ${id}\r\naws_secret_access_key = ${secret}\r\n`],
    ['JSON', JSON.stringify({ AccessKeyId: id, SecretAccessKey: secret })],
    [
      'JSON, indented',
      JSON.stringify(
        [
          { Name: 'KEY', Value: id },
          { Name: 'SECRET', Value: secret },
        ],
        null,
        2,
      ),
    ],
    [
      'JSON in a string',
      JSON.stringify(`[default]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`),
    ],
    [
      'YAML',
      `env:\n- name: AWS_ACCESS_KEY_ID\n  value: ${id}\n- name: AWS_SECRET_ACCESS_KEY\n  value: ${secret}`,
    ],
    ['CSV', `Access key ID,Secret access key\n${id},${secret}\n`],
    ['URL', `s3://${id}:${secret}@bucket/key`],
    ['encoded URL', `s3://${id}:${encodeURIComponent(secret)}@bucket/key`],
    ['bare lines', `aws configure <<EOF\n${id}\n${secret}\nus-east-1\nEOF`],
    ['PowerShell', `Set-AWSCredential -AccessKey ${id} -SecretKey ${secret} -StoreAs default`],
    ['five lines apart', `${id}\n\n\n\n\n${secret}`],
    ['400 characters apart', `${id}${' '.repeat(400)}${secret}`],
  ])('in %s is sure', (_, text) => {
    expect(find(text)).toMatchObject([
      { kind: 'access-key-pair', accessKeyId: id, accountId: '123456789012', confidence: 'sure', length: 40 },
    ]);
    expect(find(text)[0]!.revealSecret()).toBe(secret);
  });

  test.each([
    ['six lines apart', `${id}\n\n\n\n\n\n${secret}`],
    ['401 characters apart', `${id}${' '.repeat(401)}${secret}`],
    ['beside a git commit', `${id} 0123456789abcdef0fedcba98765432100112233`],
    ['beside a checksum', `${id}\nsha1=${secret}`],
    ['beside an example', `${id}\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`],
  ])('%s is none: the id is a lead', (_, text) => {
    expect(find(text)).toMatchObject([{ kind: 'access-key-id', confidence: 'lead', length: 20 }]);
    expect(find(text)[0]!.revealSecret()).toBeNull();
  });

  const ids = [10, 11, 12].map((seed) => forgeAccessKeyId(seed));
  const secrets = [10, 11, 12].map((seed) => forgeSecret(seed));
  const both = ids.map((each, index) => [each, secrets[index]!] as const);
  test.each([
    ['ids first', both.map((pair) => pair.join('\n# a comment that is longer than the rest\n')).join('\n')],
    [
      'secrets first',
      both.map((pair) => pair.toReversed().join('\n# a comment, longer than the rest\n')).join('\n'),
    ],
    ['on lines of a table', both.map((pair) => pair.join(',')).join('\n')],
  ])('of several, %s, goes to its own id', (_, text) => {
    expect(find(text).map((found) => [found.accessKeyId, found.revealSecret()])).toEqual(both);
  });

  it('is found for each id when all ids stand before all secrets', () => {
    const found = find([...ids, ...secrets].join('\n'));
    expect(found.map((each) => each.confidence)).toEqual(['sure', 'sure', 'sure']);
  });

  it('prefers the secret that is labelled to the nearer one that is not', () => {
    expect(find(`${id}\nx: ${forgeSecret(9)}\naws_secret: ${secret}`)[0]!.revealSecret()).toBe(secret);
  });
});

describe('temporary credentials', () => {
  const lines = [`AccessKeyId ${temporaryId}`, `SecretAccessKey ${secret}`, `SessionToken ${token}`];

  test.each([[[0, 1, 2]], [[0, 2, 1]], [[2, 0, 1]], [[1, 2, 0]]])('in the order %j are sure', (order) => {
    const text = order.map((index) => lines[index]).join('\n');
    expect(find(text)).toMatchObject([
      {
        kind: 'session-credentials',
        accessKeyId: temporaryId,
        accountId: '210987654321',
        confidence: 'sure',
      },
    ]);
    expect(find(text)[0]!.revealSecret()).toBe(secret);
  });

  it('with the token only, as in a signed URL, are a lead', () => {
    const text = `?X-Amz-Credential=${temporaryId}%2F20260101&X-Amz-Security-Token=${encodeURIComponent(token)}`;
    expect(find(text)).toMatchObject([
      { kind: 'session-credentials', confidence: 'lead', length: token.length },
    ]);
  });

  it('need an ASIA id: a token alone, or beside a long-term id, is nothing', () => {
    expect(find(`token=${token}`)).toEqual([]);
    expect(find(`${id}\n${token}`)).toMatchObject([{ kind: 'access-key-id' }]);
  });
});

describe('a lone secret', () => {
  test.each([
    `AWS_SECRET_ACCESS_KEY=${secret}`,
    `secret_access_key: ${secret}`,
    `provider "aws" {\n  secret_key = "${secret}"\n}`,
    `aws:\n  credentials:\n    key: x\n    secret: ${secret}`,
  ])('in the context %j is a lead', (text) => {
    expect(find(text)).toMatchObject([{ kind: 'secret-access-key', accessKeyId: null, confidence: 'lead' }]);
    expect(find(text)[0]!.revealSecret()).toBe(secret);
  });

  test.each([
    secret,
    `value: ${secret}`,
    `client_secret=${secret}`,
    `client_secret=${secret}\n/opt/aws/bin/cfn-signal`,
    `# beside AWS\nGITHUB_WEBHOOK_SECRET: ${secret}`,
    'AWS_SECRET_ACCESS_KEY=0123456789abcdef0fedcba98765432100112233',
    'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    `AWS_SECRET_ACCESS_KEY=${'x'.repeat(40)}`,
  ])('in the context %j is nothing', (text) => {
    expect(find(text)).toEqual([]);
  });
});

test("AWS's documented examples and placeholders are nothing", () => {
  const example = `AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`;
  expect(find(`${example}\nAWS_ACCESS_KEY_ID=AKIAXXXXXXXXXXXXXXXX`)).toEqual([]);
});

test('a Bedrock key is sure and names its account', () => {
  const key = forgeBedrockKey(1);
  expect(find(`AWS_BEARER_TOKEN_BEDROCK=${key}`)).toMatchObject([
    {
      kind: 'bedrock-api-key',
      accessKeyId: null,
      accountId: '123456789012',
      confidence: 'sure',
      length: key.length,
    },
  ]);
});

describe('the place', () => {
  it('is the line and column of the id, by lines of every kind', () => {
    expect(find(`a\nb\r\nc\r  key=${id}\n${secret}`, 'part 1')).toMatchObject([
      { place: 'part 1', line: 4, column: 7 },
    ]);
  });

  it('is that of the secret when there is no id', () => {
    expect(find(`\nAWS_SECRET=${secret}`)).toMatchObject([{ line: 2, column: 12 }]);
  });
});

describe('the same credential twice', () => {
  it('is reported where it is surest, then where it is first', () => {
    const parts = [
      { place: 'first', text: id },
      { place: 'second', text: `${id} ${secret}` },
      { place: 'third', text: `${id} ${secret}` },
    ];
    expect(findCredentials(parts)).toMatchObject([{ place: 'second', confidence: 'sure' }]);
  });

  it('is not reported as a lone secret beside its pair', () => {
    expect(find(`${id} ${secret}${'\n'.repeat(9)}AWS_SECRET=${secret}`)).toHaveLength(1);
  });
});

describe('a found secret', () => {
  const text = `${id} ${secret}\n${temporaryId}\nSECRET ${forgeSecret(7)}\nTOKEN ${token}\n${forgeBedrockKey(1)}`;
  const hidden = [secret, forgeSecret(7), token, forgeBedrockKey(1)];

  test.each<[string, (found: unknown) => string]>([
    ['JSON.stringify', (found) => JSON.stringify(found)],
    ['console.log', (found) => inspect(found, { depth: null, showHidden: true, getters: true })],
    ['spreading', (found) => JSON.stringify((found as object[]).map((each) => ({ ...each })))],
    ['structuredClone', (found) => inspect(structuredClone(found), { depth: null, showHidden: true })],
    ['String', (found) => String(found)],
  ])('is not in %s', (_, print) => {
    const found = find(text);
    expect(found).toHaveLength(3);
    for (const each of hidden) expect(print(found)).not.toContain(each);
  });

  it('hashes equal where it is the same', () => {
    const key = Buffer.from('k');
    const hashes = [find(text)[0]!, find(`x\n${id} = ${secret}`)[0]!].map((found) =>
      hmacSecret(key, found.revealSecret()!),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('any text', () => {
  it('is scanned without throwing, and the result never holds a secret', () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer().map((seed) => forgeAccessKeyId(seed)),
      fc.integer().map((seed) => forgeAccessKeyId(seed, '123456789012', 'ASIA')),
      fc.integer().map(forgeSecret),
      fc.integer().map((seed) => forgeBase64(seed, 200)),
      fc.constantFrom('\n', ' ', '=', ':', 'aws_secret=', '%2F', '\\n', '"'),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
        const found = find(fragments.join(''));
        const json = JSON.stringify(found);
        for (const each of found) {
          if (each.revealSecret() !== null) expect(json).not.toContain(each.revealSecret());
        }
      }),
    );
  });

  const size = 2 ** 20;
  test.each([
    ['one letter', 'A'.repeat(size)],
    ['one prefix', 'AKIA'.repeat(size / 4)],
    ['base64 signs', '/+'.repeat(size / 2)],
    ['percent escapes', '%2F'.repeat(size / 3)],
    ['other escapes', '\\n%41'.repeat(size / 5)],
    ['labels', 'aws_secret_'.repeat(size / 11)],
    ['spaces', ' '.repeat(size)],
    ['line ends', '\n'.repeat(size)],
    ['runs one too long', `${'aB3/'.repeat(10)}x `.repeat(size / 42)],
    ['tokens too long', `${'aB3/xY9+'.repeat(513)} `.repeat(size / 4105)],
  ])('of 1 MiB of %s is scanned to its end', (_, text) => {
    expect(find(`${text}\n${id}:${secret}`)).toMatchObject([{ accessKeyId: id, confidence: 'sure' }]);
  });

  it('full of credentials gives each of them once', () => {
    const seeds = Array.from({ length: 5_000 }, (_, seed) => seed);
    const text = seeds.map((seed) => `${forgeAccessKeyId(seed)},${forgeSecret(seed)}`).join('\n');
    const found = find(text);
    expect(found.map((each) => each.revealSecret())).toEqual(seeds.map(forgeSecret));
  });
});
