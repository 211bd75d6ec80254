import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findBedrockKeys, findSecretCandidates, findSessionTokens } from './secret.ts';
import { forgeBase64, forgeBedrockKey, forgeSecret } from './testing/forge-credentials.ts';

const secret = forgeSecret(1);
const gitCommit = '0123456789abcdef0fedcba98765432100112233';

test('every random secret with a label is a candidate', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => findSecretCandidates(`secret=${forgeBase64(seed, 40)}`).length === 1),
  );
});

test.each([
  ['a git commit', gitCommit],
  ['a git commit in mixed case', gitCommit.replace('abcdef', 'aBcDeF')],
  ["AWS's example", 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a repeated letter', 'A'.repeat(40)],
  ['a path', '/usr/local/share/applications/config/app'],
  ['little entropy', 'abABabABabABabABabABabABabABabABabABabAB'],
  ['one character more', `${secret}A`],
])('%s is no candidate, labelled or not', (_, text) => {
  expect(findSecretCandidates(`${text}\naws_secret_access_key=${text}`)).toEqual([]);
});

describe('findSecretCandidates', () => {
  test.each([
    ['after an equals sign', `secret=${secret}`],
    ['in quotes', `"${secret}"`],
    ['before an at sign', `s3://id:${secret}@bucket`],
    ['percent-encoded', `x%3A${secret.replaceAll('/', '%2F').replaceAll('+', '%2B')}%40`],
    ['with slashes escaped', `"${secret.replaceAll('/', '\\/')}"`],
    ['with signs as code points', `"${secret.replaceAll('/', '\\u002F').replaceAll('+', '\\u002b')}"`],
    ['after an escaped line end', `secret\\n${secret}\\n`],
  ])('finds one %s', (_, text) => {
    expect(findSecretCandidates(text).map(({ value }) => value)).toEqual([secret]);
  });

  test.each([
    ['a longer run', `${secret}A`, `A${secret}`, `/${secret}`, `${secret}+`],
    ['a longer run by an escape', `%2F${secret}`, `${secret}%2b`, `${secret}\\/`],
    ['a piece of a longer token', `xoxb-${secret}`, `${secret}-1`, `sk_live_${secret}`],
    ['a hash', `sha256: ${secret}`, `checksum=${secret}`],
    ['no random text', 'A'.repeat(40), gitCommit],
  ])('finds none in %s', (_, ...texts) => {
    for (const text of texts) expect(findSecretCandidates(text)).toEqual([]);
  });

  test.each([
    [`aws_secret_access_key = ${secret}`, 'aws-secret'],
    [`secretAccessKey: '${secret}'`, 'aws-secret'],
    [`AWSSecretKey=${secret}`, 'aws-secret'],
    [`secret_key = "${secret}"`, 'secret'],
    [`- name: AWS_SECRET\n  value: ${secret}`, 'aws-secret'],
    [`<key>aws secret</key>\n<string>${secret}</string>`, 'aws-secret'],
    [`aws_secret_access_key = x\nother = ${secret}`, 'none'],
    [`key: ${secret}`, 'none'],
  ])('reads the label of %j', (text, label) => {
    expect(findSecretCandidates(text).map((candidate) => candidate.label)).toEqual([label]);
  });

  it('does not lend one value the label of the value before it', () => {
    const labels = findSecretCandidates(`AWS_SECRET=${secret} OTHER=${forgeSecret(2)}`).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['aws-secret', 'none']);
  });
});

describe('findSessionTokens', () => {
  test.each([100, 356, 1200, 4096])('finds one of %i characters', (length) => {
    const token = forgeBase64(3, length);
    expect(findSessionTokens(`token=${token}\n`)).toEqual([{ value: token, start: 6, end: 6 + length }]);
  });

  it('counts and keeps the padding', () => {
    const token = `${forgeBase64(3, 98)}==`;
    expect(findSessionTokens(token).map(({ value }) => value)).toEqual([token]);
    expect(findSessionTokens(token.replaceAll('=', '%3D')).map(({ value }) => value)).toEqual([token]);
  });

  test.each([
    ['99 characters', forgeBase64(3, 99)],
    ['over 4,096', forgeBase64(3, 4_200)],
    ['no random text', 'A'.repeat(200)],
  ])('finds none in %s', (_, text) => {
    expect(findSessionTokens(text)).toEqual([]);
  });
});

describe('findBedrockKeys', () => {
  it('reads the account', () => {
    const key = forgeBedrockKey(1, '000000000042');
    expect(findBedrockKeys(`k=${key}`)).toEqual([
      { value: key, start: 2, end: 2 + key.length, accountId: '000000000042' },
    ]);
  });

  test.each([
    [108, 0],
    [109, 1],
    [269, 1],
    [270, 0],
  ])('with %i characters after the prefix gives %i', (length, count) => {
    expect(findBedrockKeys(`"ABSK${forgeBase64(4, length)}"`)).toHaveLength(count);
  });
});
