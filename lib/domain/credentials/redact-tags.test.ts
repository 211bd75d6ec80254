import { expect, test } from 'vitest';
import { keptTag } from './redact-tags.ts';
import { forgeAccessKeyId, forgeBase64, forgeSecret } from './testing/forge-credentials.ts';

const [id, secret] = [forgeAccessKeyId(1), forgeSecret(1)];
const masked = `AKIA************${id.slice(-4)}`;
const commit = '0123456789abcdef0fedcba98765432100112233';

test.each<[key: string, value: string, kept: [string, string]]>([
  ['Name', 'web-1', ['Name', 'web-1']],
  ['', '', ['', '']],
  ['Name', `old ${secret} x`, ['Name', 'old [redacted] x']],
  ['token', forgeBase64(2, 200), ['token', '[redacted]']],
  ['login', `${id}:${secret}`, ['login', `${masked}:[redacted]`]],
  ['escaped', encodeURIComponent(secret), ['escaped', '[redacted]']],
  [id, 'made for the backup', [masked, 'made for the backup']],
  [secret, secret, ['[redacted]', '[redacted]']],
  ['aws_secret', 'abcdefghijklmnopqrstABCDEFGHIJKLMNOPQRST', ['aws_secret', '[redacted]']],
  ['Name', 'abcdefghijklmnopqrstABCDEFGHIJKLMNOPQRST', ['Name', 'abcdefghijklmnopqrstABCDEFGHIJKLMNOPQRST']],
  ['commit', commit, ['commit', commit]],
  ['a=b', `=${secret}=`, ['a=b', '=[redacted]=']],
  ['aws:autoscaling:groupName', secret, ['aws:autoscaling:groupName', secret]],
])('the tag %j: %j is kept as %j', (key, value, kept) => {
  expect(keptTag(key, value)).toEqual(kept);
});
